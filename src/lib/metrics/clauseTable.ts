import type { Engine } from '#lib/engine/engine.ts';
import { complaintClauses, eventClauses, outcomes, repeatedClauses } from '#lib/pipeline/marts/clauses.ts';
import type { ClauseId, ComplaintClauseId } from '#lib/rulebook/index.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import { compileEventFilter, type Filter } from './filter.ts';
import { countsOne, eventCounts } from './tally/counts.ts';

export interface ClauseCounts {
	readonly clause: ClauseId;
	readonly met: number;
	readonly breached: number;
	readonly pending: number;
	readonly unknown: number;
	readonly notApplicable: number;
	/** met / (met + breached). */
	readonly rate: Proportion;
}

/** What is counted of a clause: outcomes of complaints, or of instances where a complaint can have several. */
const count = (clause: ComplaintClauseId, outcome: string) =>
	clause in repeatedClauses && outcome !== 'not_applicable'
		? `coalesce(sum(${clause}_${outcome}), 0)::integer as ${clause}__${outcome}`
		: `count(*) filter (where ${clause}_outcome = '${outcome}')::integer as ${clause}__${outcome}`;

/** One column for each clause and outcome, from one pass over the wide rows. */
export const clauseCountColumns: string = complaintClauses
	.flatMap((clause) => outcomes.map((outcome) => count(clause, outcome)))
	.join(',\n\t');

const sql = `-- One row per question. Key: forward__met.
select
	${clauseCountColumns}
from mart_complaints
where true /*filter*/`;

/** The same columns for the clauses on events of other tables. */
export const eventCountColumns: string = eventClauses
	.flatMap((clause) =>
		outcomes.map(
			(outcome) =>
				`count(*) filter (where clause = '${clause}' and outcome = '${outcome}')::integer as ${clause}__${outcome}`
		)
	)
	.join(',\n\t');

const eventSql = `-- One row per question. Key: on_site__met.
select
	${eventCountColumns}
from mart_events
where true $events`;

/** The counts of every clause from rows of `clauseCountColumns` and `eventCountColumns`; all 0 where they are not there. */
export function clauseCountsOf(row: Readonly<Record<string, unknown>>): ClauseCounts[] {
	return [...complaintClauses, ...eventClauses].map((clause) => {
		const [met, breached, pending, unknown, notApplicable] = outcomes.map((outcome) =>
			Number(row[`${clause}__${outcome}`] ?? 0)
		);
		return {
			clause,
			met: met!,
			breached: breached!,
			pending: pending!,
			unknown: unknown!,
			notApplicable: notApplicable!,
			rate: proportion(met!, met! + breached!)
		};
	});
}

/** Every clause with its outcomes. `progress` and `promise` count instances, clauses on events events, the others complaints. */
export async function clauseTable(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<ClauseCounts[]> {
	const [ofComplaints, [ofEvents]] = await Promise.all([
		countsOne<Record<string, number>>(engine, sql, filter, {}, signal),
		eventCounts<Record<string, number>>(engine, eventSql, filter, compileEventFilter(filter), signal)
	]);
	return clauseCountsOf({ ...ofComplaints, ...ofEvents });
}
