import { complaintClauses } from '#lib/pipeline/marts/clauses.ts';
import { paged, timeText } from './output.ts';

/** clauses.csv: every clause of every complaint, instance by instance. Minutes over are whole ones, for breaches only. */
export const clausesOutput = paged('clauses', {
	mart: 'mart_complaints',
	key: 'complaint_id',
	step: 5000,
	columns: [
		'complaint_no',
		'clause',
		'instance',
		'start_at',
		'due_at',
		'actual_at',
		'minutes_over',
		'outcome',
		'reason'
	],
	sql: `-- One row per complaint, clause and instance. Key: complaint_no, clause, instance.
select complaint_no, clause, instance,
	${timeText('start_at')} as start_at, ${timeText('due_at')} as due_at, ${timeText('actual_at')} as actual_at,
	(seconds_over // 60)::integer as minutes_over, outcome::varchar as outcome, reason
from mart_clauses
where $range
order by complaint_id, list_position([${complaintClauses.map((c) => `'${c}'`).join(', ')}], clause), instance`
});
