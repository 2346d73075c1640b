-- One row per class. Key: field.
select field, count(*)::integer as total,
	count(*) filter (where state = 'agree')::integer as agree,
	count(*) filter (where state = 'differ')::integer as differ,
	count(*) filter (where state = 'recorded_only')::integer as recorded_only,
	count(*) filter (where state = 'recomputed_only')::integer as recomputed_only,
	count(*) filter (where state = 'undetermined')::integer as undetermined,
	count(*) filter (where state = 'confirmed')::integer as confirmed,
	count(*) filter (where recorded is not null and recomputed is not null)::integer as comparable,
	count(*) filter (where recorded = recomputed)::integer as alike
from mart_classes
where true $picked
group by field
