import type { Engine } from '#lib/engine/engine.ts';
import { classCounts } from '#lib/metrics/classes/counts.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import { daily } from '#lib/metrics/daily.ts';
import { dataQuality } from '#lib/metrics/dataQuality.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { headline } from '#lib/metrics/headline.ts';
import { intakeBy } from '#lib/metrics/intakeBy.ts';
import { monthly } from '#lib/metrics/monthly.ts';
import { openByAge } from '#lib/metrics/openByAge.ts';
import { satisfactionSplit } from '#lib/metrics/satisfactionSplit.ts';
import { daysOf, periodBefore } from '#lib/workspace/periods.ts';

/** The same filter one period earlier; null where its period has no end. */
export function filterBefore(filter: Filter): Filter | null {
	const days = filter.month ? daysOf(filter.month) : filter;
	const before = periodBefore(days.from, days.to);
	return before ? { ...filter, month: undefined, ...before } : null;
}

/** Everything that the overview shows but the Pareto, which has choices of its own. */
export async function overview(engine: Engine, filter: Filter, signal: AbortSignal) {
	const earlier = filterBefore(filter);
	// The trend shows the months around the period too: a single month has no trend.
	const around = { ...filter, from: undefined, to: undefined, month: undefined };
	const months = await monthly(engine, around, signal);
	return {
		filter,
		headline: await headline(engine, filter, signal),
		before: earlier ? await headline(engine, earlier, signal) : null,
		monthly: months,
		// Too short for months: days.
		days: months.months.length < 3 ? await daily(engine, filter, signal) : null,
		clauses: await clauseTable(engine, filter, signal),
		openByAge: await openByAge(engine, filter, signal),
		satisfaction: await satisfactionSplit(engine, filter, signal),
		sites: await intakeBy(engine, filter, 'site', signal),
		classes: await classCounts(engine, filter, signal),
		quality: await dataQuality(engine, signal)
	};
}
export type Overview = Awaited<ReturnType<typeof overview>>;
