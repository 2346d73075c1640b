-- One row per run. Key: as_of.
select r.as_of, r.as_of_given, r.rulebook_id, r.edition,
	min(c.received_on) as first_on, max(c.received_on) as last_on,
	count(c.complaint_id)::integer as complaints,
	count(c.received_at)::integer as with_received,
	coalesce(list_sort(list(distinct c.received_month) filter (where c.received_month is not null)), []) as months
from mart_run as r
left join mart_complaints as c on true
group by all
