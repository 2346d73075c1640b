import type { Engine } from '#lib/engine/engine.ts';
import { pareto } from '#lib/stats/pareto.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';
import { recurringLimits } from './recurring/limits.ts';

/** A kind of problem and how far it spreads, for those who plan, build and sell. */
export interface CommonProblem {
	readonly category_l1: string | null;
	readonly category_l2: string | null;
	readonly n: number;
	readonly sites: number;
	/** Households; rows without one are not counted. */
	readonly units: number;
	readonly repeats: number;
	/** Share of all, and with all before it. */
	readonly share: number;
	readonly cumulative: number;
	/** Among the vital few, by the share that the rulebook gives. */
	readonly vital: boolean;
}

const sql = `-- One row per category. Key: category_l1, category_l2.
select category_l1, category_l2, count(*)::integer as n, count(distinct site)::integer as sites,
	count(distinct (site, unit)) filter (where unit is not null)::integer as units,
	count(repeat_of)::integer as repeats
from mart_complaints
where validity is distinct from 'invalid' /*filter*/
group by category_l1, category_l2
order by n desc, category_l1, category_l2`;

/** Kinds of problem in complaints that are not invalid, the most frequent first, with the vital few. */
export async function commonProblems(
	engine: Engine,
	filter: Filter,
	signal?: AbortSignal
): Promise<CommonProblem[]> {
	const found = await ask<Omit<CommonProblem, 'share' | 'cumulative' | 'vital'>>(
		engine,
		sql,
		filter,
		{},
		signal
	);
	const { vitalShare } = await recurringLimits(engine, signal);
	return pareto(
		found.map((key) => ({ key, value: key.n })),
		vitalShare
	).map(({ key, share, cumulative, vital }) => ({ ...key, share, cumulative, vital }));
}
