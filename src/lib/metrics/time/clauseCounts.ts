import {
	complaintClauses,
	isEventClause,
	repeatedClauses,
	type Outcome
} from '#lib/pipeline/marts/clauses.ts';

/** How often a clause came out one way, as SQL aggregates; null for what is no clause. */
export interface ClausePlace {
	/** The mart in which it is counted. */
	readonly from: string;
	/** What holds of its rows there. */
	readonly where: string;
	/** The time by which its rows are put into months, days and hours. */
	readonly at: string;
	readonly month: string;
	readonly dateOnly: string;
	/** SQL that counts an outcome. */
	count(outcome: Outcome): string;
}

/** Where a clause is counted: complaints by their receipt, events of other tables by their own start. */
export function placeOf(clause: string): ClausePlace | null {
	if (isEventClause(clause))
		return {
			from: 'mart_events',
			where: `clause = '${clause}'`,
			at: 'start_at',
			month: 'event_month',
			dateOnly: 'start_at = start_at::date',
			count: (outcome) => `count(*) filter (where outcome = '${outcome}')`
		};
	if (!(complaintClauses as readonly string[]).includes(clause)) return null;
	return {
		from: 'mart_complaints',
		where: 'true',
		at: 'received_at',
		month: 'received_month',
		dateOnly: 'received_at_date_only',
		count: (outcome) =>
			clause in repeatedClauses
				? `coalesce(sum(${clause}_${outcome}), 0)`
				: `count(*) filter (where ${clause}_outcome = '${outcome}')`
	};
}
