import { complaintClauses } from '#lib/pipeline/marts/clauses.ts';
import { inTurn, paged, timeText } from './output.ts';

const columns = [
	'complaint_no',
	'clause',
	'instance',
	'start_at',
	'due_at',
	'actual_at',
	'minutes_over',
	'outcome',
	'reason'
];
const told = `clause, instance,
	${timeText('start_at')} as start_at, ${timeText('due_at')} as due_at, ${timeText('actual_at')} as actual_at,
	(seconds_over // 60)::integer as minutes_over, outcome::varchar as outcome, reason`;

const ofComplaints = paged('clauses', {
	mart: 'mart_complaints',
	key: 'complaint_id',
	step: 5000,
	columns,
	sql: `-- One row per complaint, clause and instance. Key: complaint_no, clause, instance.
select complaint_no, ${told}
from mart_clauses
where $range and event_no is null
order by complaint_id, list_position([${complaintClauses.map((c) => `'${c}'`).join(', ')}], clause), instance`
});

const ofEvents = paged('clauses', {
	mart: 'mart_events',
	key: 'event_no',
	columns,
	sql: `-- One row per event, clause and instance. Key: complaint_no, clause, instance.
select event_id as complaint_no, ${told}
from mart_events
where $range
order by event_no`
});

/**
 * clauses.csv: every clause of every complaint, instance by instance, then those of notices, of the register and of
 * visits under the event's own id. Minutes over are whole ones, for breaches only.
 */
export const clausesOutput = inTurn(ofComplaints, ofEvents);
