-- One row per complaint and instance of a clause. Key: complaint_id, instance.
with picked as (
	select complaint_id, complaint_no, site, received_at, category_l1, department, handler, $stages
	from mart_complaints
	where true /*filter*/
), judged as (
	select p.complaint_id, p.complaint_no, p.site, p.received_at, p.category_l1, p.department, p.handler,
		'$clause' as clause, k.instance, k.start_at, k.due_at, k.actual_at,
		case when k.outcome = 'breached' and coalesce(k.actual_at, as_of) >= k.due_at
			then coalesce(w.seconds_over, date_diff('millisecond', k.due_at, coalesce(k.actual_at, as_of)) // 1000)::double end as seconds_over,
		k.outcome::varchar as outcome, k.reason, k.start_from, k.due_from, $proof as proof_at
	from ($facts) as k
	join picked as p using (complaint_id)
	left join mart_working_overs as w
		on w.clause = '$clause' and w.complaint_id = k.complaint_id and w.instance = k.instance
	cross join mart_run
	where $outcome
)
select complaint_id, complaint_no, site, received_at, category_l1, department, handler, clause, instance,
	start_at, due_at, actual_at, seconds_over, outcome, reason, start_from, due_from, proof_at
from judged
order by seconds_over desc nulls last, complaint_id, instance
limit $limit offset $offset
