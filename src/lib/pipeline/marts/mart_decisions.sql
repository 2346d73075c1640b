-- One row per decision of a person. Key: kind, complaint_no, subject.
select kind, complaint_no, subject, value, reason, decided_by, decided_at
from stg_decisions
