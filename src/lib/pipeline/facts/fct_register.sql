-- One row per line of the dispatch centre's register, as it stood at as_of. Key: batch_no, source_row.
with lines as (
	select
		s.batch_no, s.source_row,
		case when s.day <= r.as_of then s.day end as day,
		case when s.reviewed_at <= r.as_of then s.reviewed_at end as reviewed_at,
		case when s.spot_checked_at <= r.as_of then s.spot_checked_at end as spot_checked_at,
		case when s.report_sent_at <= r.as_of then s.report_sent_at end as report_sent_at,
		s.report_sent_at_date_only, s.report_errors,
		regexp_extract(s.report_month, '(\d{4})\D*(\d{1,2})', ['y', 'm']) as parts
	from stg_duty_rows as s
	cross join seed_run as r
	qualify row_number() over (partition by s.row_hash order by s.batch_no, s.source_row) = 1
)
select
	batch_no, source_row, day, reviewed_at, spot_checked_at,
	coalesce(
		case when parts.y <> '' then try_cast(parts.y || '-' || lpad(parts.m, 2, '0') || '-01' as timestamp) end,
		date_trunc('month', report_sent_at)::timestamp
	) as report_month,
	report_sent_at, report_sent_at_date_only, report_errors
from lines
