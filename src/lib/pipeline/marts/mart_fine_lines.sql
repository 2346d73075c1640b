-- One row per ledger line, with what its evidence is made of. Key: fine_id.
select
	row_number() over (
		order by f.due_at, try_cast(f.article as integer) nulls last, f.article, f.complaint_id, f.complaint_no, f.clause, f.instance, f.role
	)::integer as fine_id,
	f.complaint_id, f.complaint_no, f.article, f.clause, f.instance, f.role, f.person, f.person_from, f.department, f.site,
	f.amount_fen, f.month, f.start_at, f.due_at, f.actual_at, f.mark, f.status, f.stands,
	f.waived_reason, f.waived_by, f.waived_at, f.written,
	c.received_at, c.received_month, c.category_l1
from fct_fines as f
left join mart_complaints as c using (complaint_id)
