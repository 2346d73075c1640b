import type { Columns } from '#lib/rulebook/layers.ts';

/**
 * One clause as SQL, in three steps; each may use the columns of the step before and those of fct_complaints,
 * `has_<field>` (the column was imported), `as_of` and `recorder_role_<role>`.
 */
export interface ClauseSql {
	/** Start, stop and what else is read off the row. Gives at least `<id>_start_at` and `<id>_actual_at`. */
	readonly given: Columns;
	/** What follows from those. Gives at least `<id>_due_at`. */
	readonly derived: Columns;
	/** A reason code; null where instances in another table have outcomes of their own. */
	readonly reason: string;
	/** Names of further columns of `given` that fct_clauses shows: which start, which limit counted. */
	readonly kept: readonly string[];
}
