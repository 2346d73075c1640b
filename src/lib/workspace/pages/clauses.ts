import type { Engine } from '#lib/engine/engine.ts';
import { clauseRows } from '#lib/metrics/clauseRows.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import type { Outcome } from '#lib/pipeline/marts/clauses.ts';

/** The clause table, and the rows behind the clause and outcome that were chosen. */
export async function clausePage(
	engine: Engine,
	filter: Filter,
	chosen: string | null,
	outcome: Outcome,
	signal: AbortSignal
) {
	const clauses = await clauseTable(engine, filter, signal);
	const judged = clauses.filter((c) => c.met + c.breached + c.pending > 0);
	const clause =
		clauses.find((c) => c.clause === chosen) ??
		[...judged].sort((a, b) => b.breached - a.breached)[0] ??
		null;
	const rows = clause ? await clauseRows(engine, filter, clause.clause, { outcome, limit: 200 }, signal) : [];
	return { clauses, clause, outcome, rows };
}
