import type { Engine } from '#lib/engine/engine.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { headline } from '#lib/metrics/headline.ts';
import { monthly } from '#lib/metrics/monthly.ts';
import type { ParetoDimension } from '#lib/metrics/pareto.ts';
import { recordList } from '#lib/metrics/recordList.ts';
import { satisfactionBy } from '#lib/metrics/satisfactionBy.ts';
import { satisfactionSplit } from '#lib/metrics/satisfactionSplit.ts';
import { without } from '#lib/workspace/picks.ts';
import { partOf } from './drill.ts';

/** How satisfied people were, how many were asked, and what the dissatisfied said. */
export async function satisfactionPage(
	engine: Engine,
	filter: Filter,
	by: ParetoDimension | null,
	signal: AbortSignal
) {
	// what is drawn by a dimension shows all of it, and marks what is chosen
	const beside = without(filter, 'satisfaction');
	const part = by && partOf(by);
	const split = await satisfactionSplit(engine, beside, signal);
	const unhappy = split.flatMap(({ code, satisfied }) =>
		code !== null && satisfied === false ? [code] : []
	);
	return {
		by,
		split,
		headline: await headline(engine, filter, signal),
		monthly: await monthly(engine, without(filter, 'period'), signal),
		followup: (await clauseTable(engine, filter, signal)).find(({ clause }) => clause === 'followup') ?? null,
		groups: by ? await satisfactionBy(engine, part ? without(filter, part) : filter, by, 12, signal) : [],
		unhappy:
			unhappy.length > 0 ? await recordList(engine, { ...filter, satisfaction: unhappy }, 100, signal) : []
	};
}
