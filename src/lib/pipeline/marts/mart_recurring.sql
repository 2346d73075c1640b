-- One row per run. Key: edition.
select r.edition, r.history_months, r.least_history_months, r.false_alarms_percent, r.vital_share_percent, r.vital_months,
	r.staff_units, r.contractor_notices, r.contractor_months
from seed_recurring as r
join stg_run as run on run.edition = r.edition
