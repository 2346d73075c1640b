-- One row per value of the dimension. Key: key.
select $dimension as key, count(*)::integer as n
from mart_complaints
where true /*filter*/
group by all
order by n desc, key
