import type { EventClauseId } from '#lib/rulebook/clauses.ts';
import { reasonType } from '#lib/rulebook/enums.ts';
import { layered, type Columns } from '#lib/rulebook/layers.ts';

/** Where the events of a clause are read, and what is told of each. */
export interface EventSql {
	/** What `from` reads beside tables: steps `name as (…)`. */
	readonly steps: readonly string[];
	readonly from: string;
	/** SQL of what identifies the event, and of the complaint that it belongs to; where they are not given, none. */
	readonly event: {
		readonly id: string;
		readonly instance?: string;
		readonly complaintId?: string;
		readonly subject?: string;
		/** The day by which the event is found in a period. */
		readonly on: string;
	};
	readonly start: string;
	readonly due: string;
	readonly actual: string;
	/** Further columns that the reason is told from; they may use start_at and actual_at. */
	readonly further?: Columns;
	readonly reason: string;
}

/** One row for each event and instance of the clause. */
export function eventSelect(clause: EventClauseId, sql: EventSql): string {
	const { id, instance = '1', complaintId = 'null', subject = 'null', on } = sql.event;
	const select = layered(
		[
			{
				name: 'inputs',
				columns: {
					event_id: id,
					instance: `cast(${instance} as integer)`,
					complaint_id: `cast(${complaintId} as integer)`,
					subject: `cast(${subject} as varchar)`,
					event_on: `cast(${on} as date)`,
					start_at: `cast(${sql.start} as timestamp)`,
					due_at: `cast(${sql.due} as timestamp)`,
					actual_at: `cast(${sql.actual} as timestamp)`,
					as_of: 'r.as_of',
					...sql.further
				}
			}
		],
		`${sql.from}\n\tcross join seed_run as r`,
		{
			clause: `'${clause}'`,
			event_id: 'event_id',
			instance: 'instance',
			complaint_id: 'complaint_id',
			subject: 'subject',
			event_on: 'event_on',
			start_at: 'start_at',
			due_at: 'due_at',
			actual_at: 'actual_at',
			reason: `cast(${sql.reason} as ${reasonType})`
		}
	);
	return sql.steps.length === 0 ? select : select.replace(/^with /, `with ${sql.steps.join(', ')}, `);
}
