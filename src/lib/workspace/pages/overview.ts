import type { Engine } from '#lib/engine/engine.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { classCounts } from '#lib/metrics/classes/counts.ts';
import { daily } from '#lib/metrics/daily.ts';
import { dataQuality } from '#lib/metrics/dataQuality.ts';
import { compareSites } from '#lib/metrics/fair/compare.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { headline } from '#lib/metrics/headline.ts';
import { intakeBy } from '#lib/metrics/intakeBy.ts';
import { monthly } from '#lib/metrics/monthly.ts';
import { openByAge } from '#lib/metrics/openByAge.ts';
import { satisfactionSplit } from '#lib/metrics/satisfactionSplit.ts';
import { without } from '#lib/workspace/picks.ts';
import { remembered } from '#lib/workspace/remembered.ts';
import { clausesBeside } from './clauses.ts';
import { comparedWith } from './compared.ts';

/** Everything that the overview shows but the Pareto, which has choices of its own; worked out once for each filter. */
export const overview = remembered(async (engine: Engine, filter: Filter, signal: AbortSignal) => {
	// What is drawn by month, site, answer or age shows all of them, and marks what is chosen.
	const around = without(filter, 'period');
	// The engine takes one after the other; given all at once, it never waits for this side.
	const [months, now, compared, clauses, ages, split, sites, siteRates, classes, quality] = await Promise.all(
		[
			monthly(engine, around, signal),
			headline(engine, filter, signal),
			bounds(engine, signal).then((found) => comparedWith(engine, filter, found, signal)),
			clausesBeside(engine, filter, signal),
			openByAge(engine, without(filter, 'age'), signal),
			satisfactionSplit(engine, without(filter, 'satisfaction'), signal),
			intakeBy(engine, without(filter, 'site'), 'site', signal),
			compareSites(engine, without(filter, 'site'), signal),
			classCounts(engine, filter, signal),
			dataQuality(engine, signal)
		]
	);
	return {
		filter,
		headline: now,
		compared,
		hasPeriod: Boolean(filter.from ?? filter.to ?? filter.month),
		monthly: months,
		// Too short for months: days.
		days: months.months.length < 3 ? await daily(engine, around, signal) : null,
		clauses,
		openByAge: ages,
		satisfaction: split,
		sites,
		siteRates,
		classes,
		quality
	};
});
export type Overview = Awaited<ReturnType<typeof overview>>;
