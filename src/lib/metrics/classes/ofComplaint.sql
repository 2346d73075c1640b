-- One row per class of the complaint. Key: field.
select k.complaint_id, k.complaint_no, k.field, c.edition, c.received_at, c.received_at_date_only, c.site, c.severity as grade, c.category_l1 as category,
	c.content, c.validity_basis, c.result, c.remarks, c.opinion, c.channel, k.recorded_text, k.recorded, k.recomputed, k.rule, k.confidence, k.state,
	k.confirmed, k.reason, k.decided_by, k.decided_at
from mart_classes as k
join mart_complaints as c using (complaint_id)
where k.complaint_id = $id
order by list_position($fields, k.field)
