/** Clauses that give a complaint exactly one outcome: five columns each in fct_clauses. */
export const singleClauses = [
	'forward',
	'dispatch',
	'complete',
	'escalate',
	'first_feedback',
	'result_feedback',
	'followup',
	'visit',
	'reply',
	'promise_changes'
] as const;

/** Clauses with an outcome for each instance: a table of their own. */
export const instanceClauses = ['progress', 'promise'] as const;

export const clauseIds = [...singleClauses, ...instanceClauses] as const;
export type SingleClause = (typeof singleClauses)[number];
export type ClauseId = (typeof clauseIds)[number];
