import type { Engine } from '#lib/engine/engine.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { classCounts } from '#lib/metrics/classes/counts.ts';
import { daily } from '#lib/metrics/daily.ts';
import { dataQuality } from '#lib/metrics/dataQuality.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { headline } from '#lib/metrics/headline.ts';
import { intakeBy } from '#lib/metrics/intakeBy.ts';
import { monthly } from '#lib/metrics/monthly.ts';
import { openByAge } from '#lib/metrics/openByAge.ts';
import { satisfactionSplit } from '#lib/metrics/satisfactionSplit.ts';
import { without } from '#lib/workspace/picks.ts';
import { clausesBeside } from './clauses.ts';
import { comparedWith } from './compared.ts';

/** Everything that the overview shows but the Pareto, which has choices of its own. */
export async function overview(engine: Engine, filter: Filter, signal: AbortSignal) {
	// What is drawn by month, site, answer or age shows all of them, and marks what is chosen.
	const around = without(filter, 'period');
	const months = await monthly(engine, around, signal);
	return {
		filter,
		headline: await headline(engine, filter, signal),
		compared: await comparedWith(engine, filter, await bounds(engine, signal), signal),
		hasPeriod: Boolean(filter.from ?? filter.to ?? filter.month),
		monthly: months,
		// Too short for months: days.
		days: months.months.length < 3 ? await daily(engine, around, signal) : null,
		clauses: await clausesBeside(engine, filter, signal),
		openByAge: await openByAge(engine, without(filter, 'age'), signal),
		satisfaction: await satisfactionSplit(engine, without(filter, 'satisfaction'), signal),
		sites: await intakeBy(engine, without(filter, 'site'), 'site', signal),
		classes: await classCounts(engine, filter, signal),
		quality: await dataQuality(engine, signal)
	};
}
export type Overview = Awaited<ReturnType<typeof overview>>;
