-- One row per confirmed value. Key: complaint_no, field.
select d.complaint_no, d.subject as field, d.value, d.reason, d.decided_by, d.decided_at,
	c.complaint_id, c.recorded, c.recomputed
from mart_decisions as d
left join mart_classes as c on c.complaint_no = d.complaint_no and c.field = d.subject
where d.kind = 'confirmation'
order by d.decided_at desc, d.complaint_no, d.subject
