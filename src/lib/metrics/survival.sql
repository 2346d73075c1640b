-- One row per group and whole minute. Key: group_no, minutes.
with lives as (
	$lives
)
select group_no, (seconds // 60)::double as minutes,
	count(*) filter (where closed)::integer as ended,
	count(*) filter (where not closed)::integer as censored
from lives
group by all
order by group_no, minutes
