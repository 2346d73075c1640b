/** Clauses with one outcome per complaint; `fct_clauses` holds them side by side. */
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

/** Clauses with any number of instances per complaint, and the fact that holds them, one row an instance. */
export const repeatedClauses = { progress: 'fct_progress_windows', promise: 'fct_promises' } as const;

/** Every complaint-level clause, in the order in which it is shown. */
export const complaintClauses = [
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
export type ClauseName = (typeof complaintClauses)[number];

export const outcomes = ['met', 'breached', 'pending', 'unknown', 'not_applicable'] as const;
export type Outcome = (typeof outcomes)[number];

/** Outcomes as an enumerated type: a byte a cell instead of a text. */
export const outcomeType = `enum(${outcomes.map((o) => `'${o}'`).join(', ')})`;
