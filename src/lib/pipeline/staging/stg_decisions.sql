-- One row per decision of a person. Key: kind, complaint_no, subject.
select 'confirmation' as kind, complaint_no, field as subject, value, reason, decided_by, decided_at
from seed_confirmations
union all
select 'waiver', complaint_no, concat_ws('/', article, clause, instance, role, mark), null, reason, decided_by, decided_at
from stg_waivers
