-- One row per event of another table than the complaint log, clause and instance. Key: clause, event_id, instance.
select
	(row_number() over (order by e.clause, e.start_at, e.due_at, e.event_id, e.instance))::integer as event_no,
	e.clause::varchar as clause, e.event_id, e.instance, e.complaint_id, c.complaint_no, c.site, c.department, e.subject,
	e.event_on, strftime(e.event_on, '%Y-%m') as event_month,
	e.start_at, e.due_at, e.actual_at,
	case when e.outcome = 'breached' and coalesce(e.actual_at, as_of) >= e.due_at
		then coalesce(w.seconds_over, date_diff('millisecond', e.due_at, coalesce(e.actual_at, as_of)) // 1000) end as seconds_over,
	e.outcome, e.reason::varchar as reason
from fct_event_clauses as e
left join fct_complaints as c on c.complaint_id = e.complaint_id
left join fct_working_overs as w on w.clause::varchar = e.clause::varchar and w.event_id = e.event_id and w.instance = e.instance
cross join stg_run
