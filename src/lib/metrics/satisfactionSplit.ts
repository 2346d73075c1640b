import type { Engine } from '#lib/engine/engine.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';

export interface SatisfactionCount {
	/** Null: no answer. */
	readonly code: string | null;
	readonly n: number;
	/** Whether the rulebook counts this answer as satisfied; null for no answer. */
	readonly satisfied: boolean | null;
}

const sql = `-- One row per answer. Key: code.
select satisfaction as code, count(*)::integer as n, bool_or(satisfied) as satisfied
from mart_complaints
where true /*filter*/
group by satisfaction
order by max(satisfaction_score) desc nulls last, code`;

/** How many gave each answer, the best first, no answer last. */
export async function satisfactionSplit(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<SatisfactionCount[]> {
	return ask<SatisfactionCount>(engine, sql, filter, {}, signal);
}

/** The satisfied of those who answered. */
export function satisfiedOf(split: readonly SatisfactionCount[]): Proportion {
	const sum = (of: (count: SatisfactionCount) => boolean) =>
		split.reduce((total, count) => total + (of(count) ? count.n : 0), 0);
	return proportion(
		sum(({ satisfied }) => satisfied === true),
		sum(({ code }) => code !== null)
	);
}
