-- One row per event and instance of a clause. Key: complaint_no, instance.
select complaint_id, event_id as complaint_no, site, start_at as received_at, null::varchar as category_l1, department,
	subject as handler, clause, instance, start_at, due_at, actual_at, seconds_over::double as seconds_over,
	outcome::varchar as outcome, reason, null::varchar as start_from, null::varchar as due_from,
	null::timestamp as proof_at
from mart_events
where clause = '$clause' and $outcome $events
order by seconds_over desc nulls last, due_at, event_id, instance
limit $limit offset $offset
