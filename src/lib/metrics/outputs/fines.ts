import { paged, timeText } from './output.ts';

/** fines.csv: the ledger, in order of due time. */
export const finesOutput = paged('fines', {
	mart: 'mart_fines',
	key: 'fine_id',
	columns: [
		'complaint_no',
		'article',
		'clause',
		'instance',
		'role',
		'person',
		'amount_yuan',
		'month',
		'due_at',
		'status',
		'evidence',
		'mark',
		'person_from',
		'waived_reason',
		'waived_by',
		'waived_at'
	],
	sql: `-- One row per ledger line. Key: fine_id.
select complaint_no, article, clause, instance, role, person, (amount_fen / 100)::double as amount_yuan, month,
	${timeText('due_at')} as due_at, status, evidence,
	mark, person_from, waived_reason, waived_by, ${timeText('waived_at')} as waived_at
from mart_fines
where $range
order by fine_id`
});
