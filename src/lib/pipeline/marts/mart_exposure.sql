-- One row per site and month from which its number of occupied households is known. Key: site, from_month.
with written as (
	select site, occupied_households, batch_no, source_row,
		regexp_extract(month, '(\d{4})\D*(\d{1,2})', ['y', 'm']) as parts
	from stg_site_rows
	where site is not null and occupied_households > 0
), dated as (
	select site, occupied_households, batch_no, source_row,
		case when parts.y <> '' then parts.y || '-' || lpad(parts.m, 2, '0') else '' end as from_month
	from written
)
select site, from_month, arg_max(occupied_households, (batch_no, source_row))::integer as occupied_households
from dated
group by site, from_month
