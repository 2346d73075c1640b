-- One row per value of the dimension. Key: key.
with picked as (
	select complaint_id from mart_complaints where true /*filter*/
)
select $key as key, count(*)::integer as lines, sum(f.amount_fen)::double as amount_fen,
	count(distinct f.complaint_id)::integer as complaints
from mart_fines as f
where f.status = 'applied' and $which and $lines
group by all
order by amount_fen desc, key
