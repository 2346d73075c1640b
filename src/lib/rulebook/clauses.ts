/** Clauses that judge each complaint, in the order in which they are shown. */
export const complaintClauseIds = [
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
	'promise_changes',
	'ladder'
] as const;
export type ComplaintClauseId = (typeof complaintClauseIds)[number];

/** Clauses that judge events of other tables: notices to contractors, the duty register, visits to customers. */
export const eventClauseIds = [
	'on_site',
	'rectify',
	'notice_return',
	'monthly_report',
	'daily_review',
	'spot_check',
	'visit_cycle'
] as const;
export type EventClauseId = (typeof eventClauseIds)[number];

/** Every clause, in the order in which it is shown. */
export const clauseIds = [...complaintClauseIds, ...eventClauseIds] as const;
export type ClauseId = (typeof clauseIds)[number];

/** Complaint clauses with an outcome for each instance: a table of their own. */
export const instanceClauses = ['progress', 'promise'] as const satisfies readonly ClauseId[];

/** Clauses that give a complaint exactly one outcome: five columns each in fct_clauses. */
export type SingleClause = Exclude<ComplaintClauseId, (typeof instanceClauses)[number]>;
export const singleClauses: readonly SingleClause[] = complaintClauseIds.filter(
	(id): id is SingleClause => !(instanceClauses as readonly string[]).includes(id)
);

export const isEventClause = (id: string): id is EventClauseId =>
	(eventClauseIds as readonly string[]).includes(id);
