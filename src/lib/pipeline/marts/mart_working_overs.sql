-- One row per overrun of a clause on complaints that is not on the wall clock. Key: clause, complaint_id, instance.
select clause::varchar as clause, complaint_id, instance, seconds_over
from fct_working_overs
where event_id is null
