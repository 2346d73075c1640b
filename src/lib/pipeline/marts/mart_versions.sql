-- One row per imported row that is not judged. Key: batch_no, source_row.
select v.batch_no, v.source_row, v.complaint_no, v.received_at, v.reason, v.gave_way_to_batch_no, v.gave_way_to_source_row,
	b.source_file, b.source_sheet, coalesce(k.complaint_id, n.complaint_id) as complaint_id
from fct_versions as v
join stg_batches as b using (batch_no)
left join fct_rows as k
	on k.batch_no = v.gave_way_to_batch_no and k.source_row = v.gave_way_to_source_row
left join fct_rows as n on n.complaint_no = v.complaint_no
