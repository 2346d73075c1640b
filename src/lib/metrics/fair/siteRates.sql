-- One row per site with known households. Key: key.
with months as (
	select distinct date_trunc('month', received_on)::date as month_on
	from mart_complaints
	where received_on >= $first and received_on <= $last
), spans as (
	select strftime(month_on, '%Y-%m') as month, day(last_day(month_on)) as month_days,
		date_diff('day', greatest(month_on, $first), least(last_day(month_on), $last)) + 1 as days
	from months
), sites as (
	select distinct site from mart_exposure where true $sites
), grid as (
	select s.site, m.month, m.month_days, m.days from sites as s cross join spans as m
), known as (
	select g.site, g.month, g.month_days, e.occupied_households * g.days as household_days
	from grid as g
	asof join mart_exposure as e on g.site = e.site and g.month >= e.from_month
), counted as (
	select site, received_month as month, count(*) as complaints
	from mart_complaints
	where received_on >= $first and received_on <= $last and site is not null /*filter*/
	group by all
)
select k.site as key, coalesce(sum(c.complaints), 0)::integer as k,
	coalesce(sum(household_days) filter (where month_days = 28), 0)::double as days_28,
	coalesce(sum(household_days) filter (where month_days = 29), 0)::double as days_29,
	coalesce(sum(household_days) filter (where month_days = 30), 0)::double as days_30,
	coalesce(sum(household_days) filter (where month_days = 31), 0)::double as days_31
from known as k
left join counted as c using (site, month)
group by k.site
order by key
