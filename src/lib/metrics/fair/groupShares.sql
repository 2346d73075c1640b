-- One row per value of the dimension. Key: key.
select $dimension as key, ($of)::integer as k, ($out_of)::integer as size, count(*)::integer as complaints
from mart_complaints
where true /*filter*/
group by all
order by size desc, key
