-- One row per class. Key: field.
with picked as (
	select complaint_id from mart_complaints where true /*filter*/
)
select k.field, count(*)::integer as total,
	count(*) filter (where k.state = 'agree')::integer as agree,
	count(*) filter (where k.state = 'differ')::integer as differ,
	count(*) filter (where k.state = 'recorded_only')::integer as recorded_only,
	count(*) filter (where k.state = 'recomputed_only')::integer as recomputed_only,
	count(*) filter (where k.state = 'undetermined')::integer as undetermined,
	count(*) filter (where k.state = 'confirmed')::integer as confirmed,
	count(*) filter (where k.recorded is not null and k.recomputed is not null)::integer as comparable,
	count(*) filter (where k.recorded = k.recomputed)::integer as alike
from mart_classes as k
join picked using (complaint_id)
group by k.field
