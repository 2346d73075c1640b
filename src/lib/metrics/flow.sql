-- One row per month and, where asked for, site. Key: month, site.
with moves as (
	select received_month as month, $site as site, count(*)::integer as received, 0 as completed
	from mart_complaints
	where received_month is not null /*filter*/
	group by all
	union all
	select strftime(flow_done_at, '%Y-%m') as month, $site as site, 0 as received, count(*)::integer as completed
	from mart_complaints
	where flow_done_at is not null /*filter*/
	group by all
)
select month, site, sum(received)::integer as received, sum(completed)::integer as completed
from moves
group by all
order by site nulls first, month
