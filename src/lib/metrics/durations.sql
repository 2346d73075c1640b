-- One row per distinct duration. Key: seconds.
select
	$measure_seconds::double as seconds,
	count(*) filter (where $measure_state = 'closed')::integer as ended,
	count(*) filter (where $measure_state = 'censored')::integer as censored
from mart_complaints
where $measure_state <> 'excluded' /*filter*/
group by $measure_seconds
order by $measure_seconds
