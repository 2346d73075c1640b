-- One row per class, rule and state. Key: field, rule, state.
with picked as (
	select complaint_id from mart_complaints where true /*filter*/
)
select k.field, k.rule, k.state, count(*)::integer as n
from mart_classes as k
join picked using (complaint_id)
group by k.field, k.rule, k.state
order by n desc, k.field, k.rule, k.state
