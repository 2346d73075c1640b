-- One row per month and, where asked for, site. Key: month, site.
select $month as month, $site as site, count(*)::integer as n
from mart_complaints
where $month is not null /*filter*/
group by all
order by site nulls first, month
