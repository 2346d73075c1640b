-- One row per complaint of the page. Key: complaint_id.
with page as (
	-- which they are, before what else is to be said of them
	select complaint_id from mart_complaints
	where true /*filter*/
	order by $order complaint_id
	limit $limit offset $offset
)
select complaint_id, complaint_no, batch_no, source_row, site, unit, complainant, received_at, received_at_date_only,
	category_l1, category_l2, validity, severity, status, department, handler, channel, content, completed_at,
	completed_at_date_only, satisfaction, fines_fen::double as fines_fen, breached_count, is_done, is_open, age_days, repeat_of,
	(
		select count(*)::integer from mart_versions as v
		where v.complaint_id = mart_complaints.complaint_id and v.reason <> 'duplicate'
	) as versions
from mart_complaints semi join page using (complaint_id)
order by $order complaint_id
