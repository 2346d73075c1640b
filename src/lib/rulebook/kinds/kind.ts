/** SQL expressions by column name. */
export type Columns = Readonly<Record<string, string>>;

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
	/** Further columns of `given` to be kept beside the five, as enum of these values. */
	readonly kept: Readonly<Record<string, readonly string[]>>;
}
