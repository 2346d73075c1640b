-- One row per group and second of the hours asked for, in all of which somebody's work ended. Key: group_no, seconds.
with lives as (
	$lives
), asked (group_no, hour) as (
	values $asked
)
select l.group_no, l.seconds::double as seconds, count(*)::integer as ended
from lives as l
semi join asked as a on a.group_no = l.group_no and a.hour = l.seconds // 3600
group by all
order by l.group_no, seconds
