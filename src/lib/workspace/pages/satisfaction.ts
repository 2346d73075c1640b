import type { Engine } from '#lib/engine/engine.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import { compareShares, type ShareMeasure } from '#lib/metrics/fair/compare.ts';
import { loadBy } from '#lib/metrics/fair/load.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { headline } from '#lib/metrics/headline.ts';
import { monthly } from '#lib/metrics/monthly.ts';
import type { ParetoDimension } from '#lib/metrics/pareto.ts';
import { recordList } from '#lib/metrics/recordList.ts';
import { satisfactionSplit } from '#lib/metrics/satisfactionSplit.ts';
import { without } from '#lib/workspace/picks.ts';
import { partOf } from './drill.ts';

/** What groups are compared by on this page. */
const satisfactionMeasures = [
	'satisfaction',
	'answered',
	'followup',
	'met:followup'
] as const satisfies ShareMeasure[];
export type SatisfactionMeasure = (typeof satisfactionMeasures)[number];

/** How satisfied people were, how many were asked, and what the dissatisfied said. */
export async function satisfactionPage(
	engine: Engine,
	filter: Filter,
	by: ParetoDimension | null,
	chosen: SatisfactionMeasure | null,
	signal: AbortSignal
) {
	// what is drawn by a dimension shows all of it, and marks what is chosen
	const beside = without(filter, 'satisfaction');
	const part = by && partOf(by);
	const among = part ? without(filter, part) : filter;
	const split = await satisfactionSplit(engine, beside, signal);
	const unhappy = split.flatMap(({ code, satisfied }) =>
		code !== null && satisfied === false ? [code] : []
	);
	const followup =
		(await clauseTable(engine, filter, signal)).find(({ clause }) => clause === 'followup') ?? null;
	const top = await headline(engine, filter, signal);
	const measures = satisfactionMeasures.filter(
		(measure) =>
			(measure !== 'followup' || top.followup.denominator > 0) &&
			(measure !== 'met:followup' || (followup?.rate.denominator ?? 0) > 0)
	);
	const measure = measures.find((one) => one === chosen) ?? 'satisfaction';
	return {
		by,
		measure,
		measures,
		split,
		headline: top,
		monthly: await monthly(engine, without(filter, 'period'), signal),
		followup,
		groups: by ? await compareShares(engine, among, by, measure, signal) : null,
		load: by ? await loadBy(engine, among, by, signal) : [],
		unhappyCodes: unhappy,
		unhappy:
			unhappy.length > 0 ? await recordList(engine, { ...filter, satisfaction: unhappy }, 100, signal) : []
	};
}
