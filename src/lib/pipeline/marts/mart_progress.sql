-- One row per progress report on a judged complaint. Key: complaint_id, seq.
select p.complaint_id, c.complaint_no,
	row_number() over (
		partition by p.complaint_id order by p.reported_at nulls last, p.batch_no, p.source_row, p.ordinal
	)::integer as seq,
	p.reported_at, p.reported_at_date_only, p.reported_by, p.note, p.batch_no, p.source_row
from fct_progress as p
join fct_rows as c using (complaint_id)
