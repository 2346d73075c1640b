-- One row per complaint and instance of a clause. Key: complaint_id, instance.
with picked as (
	select complaint_id, received_at, department, handler, category_l1
	from mart_complaints
	where true /*filter*/
)
select k.complaint_id, k.complaint_no, k.site, p.received_at, p.category_l1, p.department, p.handler,
	k.clause, k.instance, k.start_at, k.due_at, k.actual_at, k.seconds_over::double as seconds_over,
	k.outcome::varchar as outcome, k.reason
from mart_clauses as k
join picked as p using (complaint_id)
where k.clause = '$clause' and $outcome
order by k.seconds_over desc nulls last, k.complaint_id, k.instance
limit $limit offset $offset
