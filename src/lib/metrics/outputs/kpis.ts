import { kpis, type KpiRow } from '#lib/metrics/kpis.ts';
import { whole } from './output.ts';

/** kpis.csv: the figures of each month, first of all complaints, then site by site. */
export const kpisOutput = whole<KpiRow>(
	'kpis',
	['month', 'site', 'metric', 'value', 'numerator', 'denominator', 'low', 'high'],
	(engine, signal) => kpis(engine, {}, signal)
);
