import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask, askOne } from '#lib/metrics/ask.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { compileFilter, type Filter } from '#lib/metrics/filter.ts';
import { paretoDimensions, type ParetoDimension } from '#lib/metrics/pareto.ts';
import { comparisonOf, type Comparison, type Counted } from './comparison.ts';
import sharesSql from './groupShares.sql?raw';
import { countedBy, type ShareMeasure } from './measures.ts';
import ratesSql from './siteRates.sql?raw';
import { spanOf } from './span.ts';

export type { ComparedGroup, Comparison } from './comparison.ts';
export type { ShareMeasure } from './measures.ts';

/** A share by a dimension, each value beside all of them together; nothing where there is no such measure or dimension. */
export async function compareShares(
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension,
	measure: ShareMeasure,
	signal?: AbortSignal
): Promise<Comparison> {
	const counted = countedBy(measure);
	if (!counted || !paretoDimensions.includes(dimension)) return comparisonOf('share', []);
	const places = { dimension, of: counted.of, out_of: counted.outOf };
	return comparisonOf('share', await ask<Counted>(engine, sharesSql, filter, places, signal));
}

export interface SiteRates extends Comparison {
	/** Complaints in view that belong to no site and month with known households. */
	readonly outside: number;
}

const totalSql = `-- One row per question. Key: complaints.
select count(*)::integer as complaints
from mart_complaints
where true /*filter*/`;

/** Complaints per household and month by site, over the days that the filter asks for and the log covers. */
export async function compareSites(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<SiteRates> {
	const span = spanOf(filter, await bounds(engine, signal));
	const { complaints } = await askOne<{ complaints: number }>(engine, totalSql, filter, {}, signal);
	if (span === null) return { ...comparisonOf('rate', []), outside: complaints };
	const places = {
		first: `date ${literal(span.first)}`,
		last: `date ${literal(span.last)}`,
		sites: compileFilter({ site: filter.site })
	};
	const found = await ask<SiteRow>(engine, ratesSql, filter, places, signal);
	const counts = found.map((row) => ({ key: row.key, k: row.k, size: householdMonths(row) }));
	const inside = counts.reduce((sum, { k }) => sum + k, 0);
	return { ...comparisonOf('rate', counts), outside: complaints - inside };
}

interface SiteRow {
	readonly key: string;
	readonly k: number;
	readonly days_28: number;
	readonly days_29: number;
	readonly days_30: number;
	readonly days_31: number;
}

/** Household-days stay whole numbers until here, so that their sum does not depend on an order. */
const householdMonths = (row: SiteRow): number =>
	row.days_28 / 28 + row.days_29 / 29 + row.days_30 / 30 + row.days_31 / 31;
