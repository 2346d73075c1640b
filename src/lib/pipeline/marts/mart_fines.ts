import { evidenceSql } from '#lib/rulebook/fines.ts';

/**
 * mart_fines: the ledger. The evidence as text is only made when it is read: a million complaints have millions of lines.
 * Seconds over count up to as_of where what was due never came.
 */
export const martFines = `-- One row per ledger line. Key: fine_id.
select
	fine_id, complaint_id, complaint_no, article, clause, instance, role, person, person_from, department, site,
	amount_fen, month, start_at, due_at, actual_at, mark, status, stands, waived_reason, waived_by, waived_at, written,
	case when mark is null and start_at is not null and due_at is not null
		then greatest(0, date_diff('second', due_at, coalesce(actual_at, (select as_of from mart_run)))) end as seconds_over,
	${evidenceSql()} as evidence,
	received_at, received_month, category_l1
from mart_fine_lines
`;
