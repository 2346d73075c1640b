-- One row per value of the dimension that has anything to count. Key: key.
select $dimension as key, ($of)::integer as k, ($out_of)::integer as size, count(*)::integer as complaints
from mart_complaints
where true /*filter*/
group by all
having ($out_of) > 0
order by size desc, key
