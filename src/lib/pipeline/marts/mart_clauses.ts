import type { Context } from '#lib/pipeline/model.ts';
import { isCounted } from '#lib/rulebook/calendar/counted.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { singleClauses } from './clauses.ts';
import { clauseParts } from './mart_clause_facts.ts';

const unfolded = singleClauses.map(
	(clause) =>
		`{clause: '${clause}', instance: 1::integer, ${clauseParts.map((p) => `${p}: ${clause}_${p}`).join(', ')}}`
);

/** True where an edition has a clause that is not on the wall clock. */
export const isCountedAtAll = ({ editions }: Rulebook): boolean =>
	editions.some((e) => e.clauses.some(isCounted));

/** Where a clause counts working time, it is overrun by working time; where none does, nothing is looked up. */
const overs = (rulebook: Rulebook, plain: string): string =>
	isCountedAtAll(rulebook) ? `coalesce(w.seconds_over, ${plain})` : plain;
const oversJoin = (rulebook: Rulebook): string =>
	isCountedAtAll(rulebook)
		? `
left join fct_working_overs as w on w.complaint_id = u.complaint_id and w.clause::varchar = u.clause and w.instance = u.instance and w.event_id is null`
		: '';

/**
 * mart_clauses, long: facts are kept wide, one row a complaint, and unfold only when they are read.
 * `seconds_over` is counted for breaches: to the event, or to as_of where it has not come. Events of other tables stand
 * under their own id; they have an `event_no`, and the complaint that they belong to where there is one.
 */
export const martClauses = ({
	rulebook
}: Context): string => `-- One row per complaint or event, clause and instance. Key: complaint_no, clause, instance.
with unfolded as (
	select complaint_id, unnest([
		${unfolded.join(',\n\t\t')}
	], recursive := true)
	from mart_clause_facts
), every as (
	select complaint_id, clause, instance, ${clauseParts.join(', ')} from unfolded
	union all
	select complaint_id, clause, instance, ${clauseParts.join(', ')} from mart_clause_instances
)
select u.complaint_id, c.complaint_no, c.site, c.received_month, u.clause, u.instance,
	u.start_at, u.due_at, u.actual_at,
	case when u.outcome = 'breached' and coalesce(u.actual_at, as_of) >= u.due_at
		then ${overs(rulebook, `date_diff('millisecond', u.due_at, coalesce(u.actual_at, as_of)) // 1000`)} end as seconds_over,
	u.outcome::varchar as outcome, u.reason, u.start_from, u.due_from, null::integer as event_no
from every as u
join mart_complaints as c using (complaint_id)${oversJoin(rulebook)}
cross join stg_run
union all
select complaint_id, event_id, site, event_month, clause, instance, start_at, due_at, actual_at, seconds_over,
	outcome::varchar, reason, null, null, event_no
from mart_events`;
