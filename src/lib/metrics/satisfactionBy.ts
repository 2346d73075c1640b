import type { Engine } from '#lib/engine/engine.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';
import { paretoDimensions, type ParetoDimension } from './pareto.ts';

export interface SatisfactionGroup {
	/** Null: not given. */
	readonly key: string | null;
	readonly satisfied: Proportion;
	readonly nonResponse: number;
}

const sql = `-- One row per value of the dimension. Key: key.
select $dimension as key, count(satisfied)::integer as answers,
	count(*) filter (where satisfied)::integer as satisfied,
	count(*) filter (where satisfied is null)::integer as no_answer
from mart_complaints
where true /*filter*/
group by all
having count(satisfied) > 0
order by answers desc, key
limit $limit`;

/** The satisfied share by a dimension, those with most answers first. */
export async function satisfactionBy(
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension,
	limit = 12,
	signal?: AbortSignal
): Promise<SatisfactionGroup[]> {
	if (!paretoDimensions.includes(dimension)) return [];
	const found = await ask<{ key: string | null; answers: number; satisfied: number; no_answer: number }>(
		engine,
		sql,
		filter,
		{ dimension, limit },
		signal
	);
	return found.map(({ key, answers, satisfied, no_answer }) => ({
		key,
		satisfied: proportion(satisfied, answers),
		nonResponse: no_answer
	}));
}
