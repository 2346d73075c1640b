-- One row per ledger line of the page. Key: fine_id.
with picked as (
	select complaint_id from mart_complaints where true /*filter*/
)
select f.fine_id, f.complaint_id, f.complaint_no, f.article, f.clause, f.instance, f.role, f.person, f.department, f.site,
	f.amount_fen::double as amount_fen, f.month, f.due_at, f.status, f.evidence
from mart_fines as f
where $which and $month
order by f.due_at, f.fine_id
limit $limit offset $offset
