-- One row per site. Key: site.
with judged as (
	select site, breached_count as before_breaches, 0 as after_breaches from $before.mart_complaints where breached_count > 0
	union all
	select site, 0, breached_count from mart_complaints where breached_count > 0
	union all
	select site, 1, 0 from $before.mart_events where outcome = 'breached'
	union all
	select site, 0, 1 from mart_events where outcome = 'breached'
), sites as (
	select site, sum(before_breaches)::integer as before_breaches, sum(after_breaches)::integer as after_breaches
	from judged group by site
), changes as (
	select site, count(*)::integer as changed from mart_changes group by site
)
select coalesce(s.site, c.site) as site, coalesce(s.before_breaches, 0) as before_breaches,
	coalesce(s.after_breaches, 0) as after_breaches, coalesce(c.changed, 0) as changed
from sites as s
full join changes as c on c.site is not distinct from s.site
order by abs(coalesce(s.after_breaches, 0) - coalesce(s.before_breaches, 0)) desc, changed desc, site
