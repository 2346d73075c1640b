-- One row per judged complaint and class of the page. Key: complaint_id, field.
with picked as (
	select complaint_id, received_at, received_at_date_only, site, edition, severity as grade, category_l1 as category,
		left(content, 1000) as content, validity_basis, result, remarks, opinion, channel
	from mart_complaints where true /*filter*/
)
select k.complaint_id, k.complaint_no, k.field, p.edition, p.received_at, p.received_at_date_only, p.site, p.grade, p.category,
	p.content, p.validity_basis, p.result, p.remarks, p.opinion, p.channel, k.recorded_text, k.recorded, k.recomputed, k.rule, k.confidence, k.state,
	k.confirmed, k.reason, k.decided_by, k.decided_at
from mart_classes as k
join picked as p using (complaint_id)
where $which
order by case p.grade when 'major' then 0 when 'important' then 1 else 2 end, k.confidence nulls last,
	p.received_at desc nulls last, k.complaint_id, list_position($fields, k.field)
limit $limit offset $offset
