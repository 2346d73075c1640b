-- One row per waiver of a ledger line, whether there is such a line or not. Key: waiver_id.
select
	w.waiver_id, w.complaint_no, w.article, w.clause, w.instance, w.role, w.mark, w.reason, w.decided_by, w.decided_at,
	f.waiver_id is not null as has_line
from stg_waivers as w
left join fct_waived as f using (waiver_id)
