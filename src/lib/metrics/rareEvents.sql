-- One row per complaint of the kind with a time of receipt, in order. Key: no.
with ordered as (
	select received_on, received_at, received_at_date_only, complaint_id, ($is)::boolean as is_event,
		row_number() over (order by received_at, complaint_id)::integer as no
	from mart_complaints
	where received_at is not null /*filter*/
), dated as (
	select strftime(received_on, '%Y-%m-%d') as day,
		date_diff('second', timestamp '2000-01-01', received_at)::double as seconds,
		received_at_date_only as date_only, no, is_event,
		max(no) over ()::integer as last_no
	from ordered
)
select day, seconds, date_only, no, last_no
from dated
where is_event
order by no
