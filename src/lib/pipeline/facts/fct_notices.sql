-- One row per notice to a contractor, as it stood at as_of. Key: notice_no.
with unlike as (
	select batch_no, source_row, row_hash
	from stg_rectification_rows
	qualify row_number() over (partition by row_hash order by batch_no, source_row) = 1
), keyed as (
	select
		coalesce(s.notice_no, b.source_file || '#' || b.source_sheet || '#' || s.source_row) as notice_no,
		s.batch_no, s.source_row
	from stg_rectification_rows as s
	join unlike as u on u.batch_no = s.batch_no and u.source_row = s.source_row
	join seed_batches as b on b.batch_no = s.batch_no
), judged as (
	select notice_no, batch_no, source_row
	from keyed
	qualify row_number() over (partition by notice_no order by batch_no desc, source_row desc) = 1
)
select
	j.notice_no, s.batch_no, s.source_row, s.complaint_no, c.complaint_id, s.contractor,
	case when s.notified_at <= r.as_of then s.notified_at end as notified_at, s.notified_at_date_only,
	case when s.phoned_at <= r.as_of then s.phoned_at end as phoned_at, s.phoned_at_date_only,
	case when s.arrived_at <= r.as_of then s.arrived_at end as arrived_at, s.arrived_at_date_only,
	case when s.planned_at <= r.as_of then s.planned_at end as planned_at, s.planned_at_date_only,
	s.limit_at, s.limit_at_date_only,
	case when s.finished_at <= r.as_of then s.finished_at end as finished_at, s.finished_at_date_only,
	case when s.returned_at <= r.as_of then s.returned_at end as returned_at, s.returned_at_date_only,
	s.refused, s.accepted, s.to_code, s.owner_satisfied, s.reason, s.note
from judged as j
join stg_rectification_rows as s on s.batch_no = j.batch_no and s.source_row = j.source_row
left join fct_rows as c on c.complaint_no = s.complaint_no
cross join seed_run as r
where least(s.notified_at, s.phoned_at) <= r.as_of or least(s.notified_at, s.phoned_at) is null
