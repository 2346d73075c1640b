-- One row per pair of a recorded and a recomputed value. Key: recorded, recomputed.
with picked as (
	select complaint_id from mart_complaints where true /*filter*/
)
select k.recorded, k.recomputed, count(*)::integer as n,
	count(*) filter (where k.state = 'confirmed')::integer as confirmed
from mart_classes as k
join picked using (complaint_id)
where k.field = $field
group by k.recorded, k.recomputed
order by n desc, k.recorded, k.recomputed
