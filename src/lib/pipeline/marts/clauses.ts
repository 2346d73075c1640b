import type { ClauseId, instanceClauses } from '#lib/rulebook/index.ts';

export { singleClauses } from '#lib/rulebook/index.ts';

/** Clauses with any number of instances per complaint, and the fact that holds them, one row an instance. */
export const repeatedClauses: Readonly<Record<(typeof instanceClauses)[number], string>> = {
	progress: 'fct_progress_windows',
	promise: 'fct_promises'
};

/** Every complaint-level clause, in the order in which it is shown. */
export const complaintClauses: readonly ClauseId[] = [
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
];

export const outcomes = ['met', 'breached', 'pending', 'unknown', 'not_applicable'] as const;
export type Outcome = (typeof outcomes)[number];

/** Outcomes as an enumerated type: a byte a cell instead of a text. */
export const outcomeType = `enum(${outcomes.map((o) => `'${o}'`).join(', ')})`;
