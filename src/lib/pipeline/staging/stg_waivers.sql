-- One row per waiver of a ledger line. Key: waiver_id.
select waiver_id, complaint_no, article, clause, instance, role, mark, reason, decided_by, decided_at
from seed_waivers
