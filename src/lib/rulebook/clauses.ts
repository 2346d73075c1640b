/** Every complaint-level clause, in the order in which it is shown. */
export const clauseIds = [
	'forward',
	'dispatch',
	'complete',
	'progress',
	'escalate',
	'first_feedback',
	'result_feedback',
	'followup',
	'visit',
	'reply',
	'promise',
	'promise_changes'
] as const;
export type ClauseId = (typeof clauseIds)[number];

/** Clauses with an outcome for each instance: a table of their own. */
export const instanceClauses = ['progress', 'promise'] as const satisfies readonly ClauseId[];

/** Clauses that give a complaint exactly one outcome: five columns each in fct_clauses. */
export type SingleClause = Exclude<ClauseId, (typeof instanceClauses)[number]>;
export const singleClauses: readonly SingleClause[] = clauseIds.filter(
	(id): id is SingleClause => !(instanceClauses as readonly string[]).includes(id)
);
