import type { Engine } from '#lib/engine/engine.ts';
import { ask, askOne } from '#lib/metrics/ask.ts';
import { clauseTable, type ClauseCounts } from '#lib/metrics/clauseTable.ts';
import { outcomes, singleClauses, type Outcome } from '#lib/pipeline/marts/clauses.ts';
import type { ClauseId } from '#lib/rulebook/index.ts';
import movesSql from './clauseMoves.sql?raw';

/** How many go from one outcome to another; null where only the other side has the instance or event at all. */
export interface Move {
	readonly from: Outcome | null;
	readonly to: Outcome | null;
	readonly n: number;
}

export interface ClauseEffect {
	readonly clause: ClauseId;
	readonly before: ClauseCounts;
	readonly after: ClauseCounts;
	/** The whole matrix, without what is 0: also what stays, and there what is told for another reason. */
	readonly moves: readonly Move[];
	/** Same outcome, other reason. */
	readonly reasonOnly: number;
	/** Same outcome and reason, other limit; of clauses that judge a complaint once. */
	readonly dueOnly: number;
}

const countOf = (counts: ClauseCounts, outcome: Outcome): number =>
	outcome === 'not_applicable' ? counts.notApplicable : counts[outcome];

/** The matrix from what moves and what was there: who does not leave stays. */
function matrix(before: ClauseCounts, moved: readonly Move[]): Move[] {
	const away = moved.filter(({ from, to }) => from !== to);
	const stays = outcomes.map((outcome) => ({
		from: outcome,
		to: outcome,
		n:
			countOf(before, outcome) -
			away.filter(({ from }) => from === outcome).reduce((sum, { n }) => sum + n, 0)
	}));
	return [...stays.filter(({ n }) => n > 0), ...away];
}

const dueSql = `-- One row per question. Key: forward.
select
	${singleClauses
		.map(
			(c) => `count(*) filter (
		where a.${c}_due_at is distinct from b.${c}_due_at and a.${c}_reason is not distinct from b.${c}_reason
	)::integer as ${c}`
		)
		.join(',\n\t')}
from mart_clause_facts as a
join $before.mart_clause_facts as b using (complaint_id)`;

/** Every clause on both sides, and what becomes of what. Asked of the trial and of the engine that it stands beside. */
export async function clauseEffects(
	engine: Engine,
	trial: Engine,
	before: string,
	signal?: AbortSignal
): Promise<ClauseEffect[]> {
	const was = await clauseTable(engine, {}, signal);
	const is = await clauseTable(trial, {}, signal);
	const moved = await ask<{
		clause: string;
		before_outcome: Outcome | null;
		after_outcome: Outcome | null;
		n: number;
	}>(trial, movesSql, {}, {}, signal);
	const due = await askOne<Record<string, number>>(trial, dueSql, {}, { before }, signal);
	return was.map((counts, at) => {
		const { clause } = counts;
		const moves = moved
			.filter((move) => move.clause === clause)
			.map(({ before_outcome: from, after_outcome: to, n }) => ({ from, to, n }));
		return {
			clause,
			before: counts,
			after: is[at]!,
			moves: matrix(counts, moves),
			reasonOnly: moves.filter(({ from, to }) => from === to).reduce((sum, { n }) => sum + n, 0),
			dueOnly: due[clause] ?? 0
		};
	});
}
