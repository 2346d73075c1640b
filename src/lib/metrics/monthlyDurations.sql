-- One row per month of receipt, site where asked for, and distinct duration. Key: month_no, site, seconds.
select
	(year(received_at) * 12 + month(received_at) - 1)::integer as month_no, $site as site, $measure_seconds::double as seconds,
	count(*) filter (where $measure_state = 'closed')::integer as ended,
	count(*) filter (where $measure_state = 'censored')::integer as censored
from mart_complaints
where $measure_state <> 'excluded' and received_month is not null /*filter*/
group by all
order by month_no, site, seconds
