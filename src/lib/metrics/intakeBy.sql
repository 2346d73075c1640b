-- One row per value of the dimension. Key: key.
with counted as (
	select $dimension as key,
		count(*) filter (where $now)::integer as n,
		count(*) filter (where $before)::integer as previous,
		count(*) filter (where $year_ago)::integer as last_year
	from mart_complaints
	where true /*filter*/
	group by all
)
select key, n, previous, last_year
from counted
where n > 0 or previous > 0 or last_year > 0
order by n desc, previous desc, key
