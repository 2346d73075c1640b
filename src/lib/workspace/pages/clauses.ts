import type { Engine } from '#lib/engine/engine.ts';
import { clauseRows } from '#lib/metrics/clauseRows.ts';
import { clauseTable, type ClauseCounts } from '#lib/metrics/clauseTable.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { judgedBy } from '#lib/metrics/judgedBy.ts';
import type { Outcome } from '#lib/pipeline/marts/clauses.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { without } from '#lib/workspace/picks.ts';

/** The clause table of what is in view; the clause whose outcome was chosen keeps its other outcomes, to choose among. */
export async function clausesBeside(
	engine: Engine,
	filter: Filter,
	signal: AbortSignal
): Promise<ClauseCounts[]> {
	const found = await clauseTable(engine, filter, signal);
	const { outcome } = filter;
	if (!outcome) return found;
	const beside = await clauseTable(engine, without(filter, 'outcome'), signal);
	return found.map(
		(row) => beside.find(({ clause }) => clause === row.clause && clause === outcome.clause) ?? row
	);
}

/** The clause table, the rows behind the clause and outcome that were chosen, and the editions that judged what is in view. */
export async function clausePage(
	engine: Engine,
	rulebook: Rulebook,
	filter: Filter,
	chosen: string | null,
	outcome: Outcome,
	signal: AbortSignal
) {
	const clauses = await clausesBeside(engine, filter, signal);
	const judged = clauses.filter((c) => c.met + c.breached + c.pending > 0);
	const clause =
		clauses.find((c) => c.clause === chosen) ??
		[...judged].sort((a, b) => b.breached - a.breached)[0] ??
		null;
	const rows = clause ? await clauseRows(engine, filter, clause.clause, { outcome, limit: 200 }, signal) : [];
	const editions = clause ? await judgedBy(engine, rulebook, filter, clause.clause, signal) : [];
	return { clauses, clause, outcome, rows, editions };
}
