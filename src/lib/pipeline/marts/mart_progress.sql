-- One row per progress report on a judged complaint. Key: complaint_id, seq.
select p.complaint_id, c.complaint_no, p.seq, p.reported_at, p.reported_by, p.note, p.batch_no, p.source_row
from fct_progress as p
join mart_complaints as c using (complaint_id)
