import { complaintClauses, outcomeType, repeatedClauses } from './clauses.ts';

type Repeated = keyof typeof repeatedClauses;
const isRepeated = (clause: string): clause is Repeated => clause in repeatedClauses;

const unfold = (clause: string) => {
	const c = isRepeated(clause) ? '' : `${clause}_`;
	const fact = isRepeated(clause) ? repeatedClauses[clause] : 'fct_clauses';
	return `select complaint_id, '${clause}' as clause, ${isRepeated(clause) ? 'instance' : '1'}::integer as instance,
	${c}start_at as start_at, ${c}due_at as due_at, ${c}actual_at as actual_at,
	${c}outcome::${outcomeType} as outcome, ${c}reason as reason
from ${fact}`;
};

/**
 * mart_clauses, long: facts are kept wide, one row a complaint, and unfold only when they are read.
 * `seconds_over` is counted for breaches: to the event, or to as_of where it has not come.
 */
export const martClauses = `-- One row per complaint, clause and instance. Key: complaint_id, clause, instance.
with unfolded as (
${complaintClauses.map(unfold).join('\nunion all\n')}
)
select u.complaint_id, c.complaint_no, c.site, c.received_month, u.clause, u.instance,
	u.start_at, u.due_at, u.actual_at,
	case when u.outcome = 'breached' and coalesce(u.actual_at, as_of) >= u.due_at
		then date_diff('millisecond', u.due_at, coalesce(u.actual_at, as_of)) // 1000 end as seconds_over,
	u.outcome, u.reason
from unfolded as u
join mart_complaints as c using (complaint_id)
cross join stg_run
`;
