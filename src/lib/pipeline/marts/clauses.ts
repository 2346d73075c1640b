import type { instanceClauses } from '#lib/rulebook/clauses.ts';
import { outcomes } from '#lib/rulebook/reasons.ts';

export {
	complaintClauseIds as complaintClauses,
	eventClauseIds as eventClauses,
	isEventClause,
	singleClauses
} from '#lib/rulebook/clauses.ts';
export { outcomes, type Outcome } from '#lib/rulebook/reasons.ts';

/** Clauses with any number of instances per complaint, and the fact that holds them, one row an instance. */
export const repeatedClauses: Readonly<Record<(typeof instanceClauses)[number], string>> = {
	progress: 'fct_progress_windows',
	promise: 'fct_promises'
};

/** Outcomes as an enumerated type: a byte a cell instead of a text. */
export const outcomeType = `enum(${outcomes.map((o) => `'${o}'`).join(', ')})`;
