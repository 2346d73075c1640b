import type { Engine } from '#lib/engine/engine.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import type { Filter } from './filter.ts';
import { counts } from './tally/counts.ts';

export interface SatisfactionCount {
	/** Null: no answer. */
	readonly code: string | null;
	readonly n: number;
	/** Whether the rulebook counts this answer as satisfied; null for no answer. */
	readonly satisfied: boolean | null;
}

const sql = `-- One row per answer and what it counts as. Key: code, satisfied, score.
select satisfaction as code, satisfied, satisfaction_score as score, count(*)::integer as n
from mart_complaints
where true /*filter*/
group by all
order by code`;

interface Row extends SatisfactionCount {
	readonly score: number | null;
}

/** How many gave each answer, the best first, no answer last. */
export async function satisfactionSplit(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<SatisfactionCount[]> {
	const found = new Map<string | null, Row>();
	// editions may count one answer differently
	for (const row of await counts<Row>(engine, sql, filter, {}, signal)) {
		const { n = 0, satisfied = null, score = null } = found.get(row.code) ?? {};
		found.set(row.code, {
			code: row.code,
			n: n + row.n,
			satisfied: satisfied === true || row.satisfied === null ? satisfied : row.satisfied,
			score: score === null || (row.score !== null && row.score > score) ? row.score : score
		});
	}
	return [...found.values()]
		.sort((a, b) => (b.score ?? -Infinity) - (a.score ?? -Infinity) || 0)
		.map(({ code, n, satisfied }) => ({ code, n, satisfied }));
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
