-- One row per month of receipt and site with known households. Key: month, site.
with months as (
	select distinct received_month as month from mart_complaints where received_month is not null
), sites as (
	select distinct site from mart_exposure
), grid as (
	select m.month, s.site from months as m cross join sites as s
)
select g.month, g.site, e.occupied_households as households
from grid as g
asof join mart_exposure as e on g.site = e.site and g.month >= e.from_month
order by g.site, g.month
