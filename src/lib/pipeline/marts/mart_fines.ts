import type { Context } from '#lib/pipeline/model.ts';
import { evidenceSql } from '#lib/rulebook/fines.ts';
import { isCountedAtAll } from './mart_clauses.ts';

/** Lines of complaints find their overrun by the complaint, lines of events by the event's own id. */
const overs = `
left join fct_working_overs as w
	on w.event_id is null and w.complaint_id = f.complaint_id and w.clause::varchar = f.clause::varchar and w.instance = f.instance
left join fct_working_overs as e
	on e.event_id = f.complaint_no and e.clause::varchar = f.clause::varchar and e.instance = f.instance`;
const wall = `date_diff('millisecond', f.due_at, coalesce(f.actual_at, (select as_of from mart_run))) // 1000`;

/**
 * mart_fines: the ledger. The evidence as text is only made when it is read: a million complaints have millions of lines.
 * Seconds over
 * count up to as_of where what was due never came, and in the clause's own time where that is not the wall clock.
 */
export const martFines = ({ rulebook }: Context): string => `-- One row per ledger line. Key: fine_id.
select
	f.fine_id, f.complaint_id, f.complaint_no, f.article, f.clause, f.instance, f.role, f.person, f.person_from, f.department, f.site,
	f.amount_fen, f.month, f.start_at, f.due_at, f.actual_at, f.mark, f.status, f.stands, f.waived_reason, f.waived_by, f.waived_at,
	f.written,
	case when f.mark is null and f.start_at is not null and f.due_at is not null
		then greatest(0, ${isCountedAtAll(rulebook) ? `coalesce(w.seconds_over, e.seconds_over, ${wall})` : wall}) end as seconds_over,
	${evidenceSql('f.')} as evidence,
	f.received_at, f.received_month, f.category_l1
from mart_fine_lines as f${isCountedAtAll(rulebook) ? overs : ''}
`;
