-- One row per customer visit. Key: batch_no, source_row.
select v.batch_no, v.source_row, v.visit_no, v.topic, v.visitor, v.customer, v.age, v.occupation, v.education, v.phone, v.address,
	v.purpose, v.record, v.visited_at, v.visited_at_date_only
from stg_visit_rows as v
