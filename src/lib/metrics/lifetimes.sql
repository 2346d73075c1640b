-- One row per group and time; an hour in which nobody was lost to view is one time, its last second. Key: group_no, seconds.
with lives as (
	$lives
), unclear as (
	select distinct group_no, (seconds // 3600)::integer as hour
	from lives
	where not closed
), counted as (
	select l.group_no, if(u.hour is null, l.seconds // 3600 * 3600 + 3599, l.seconds)::double as seconds,
		(u.hour is null)::integer as is_hour,
		count(*) filter (where closed)::integer as ended,
		count(*) filter (where not closed)::integer as censored
	from lives as l
	left join unclear as u on u.group_no = l.group_no and u.hour = l.seconds // 3600
	group by all
)
select group_no, seconds, is_hour, ended, censored
from counted
order by group_no, seconds
