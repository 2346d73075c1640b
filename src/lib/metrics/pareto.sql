-- One row per value of the dimension. Key: key.
select $dimension as key, ($weight)::double as value, count(*)::integer as n
from mart_complaints
where true /*filter*/
group by all
order by value desc, n desc, key
