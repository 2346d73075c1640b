-- One row per imported row that is not judged. Key: batch_no, source_row.
with hash_counts as (
	select row_hash from stg_complaint_rows group by row_hash having count(*) > 1
), same_rows as (
	select
		batch_no, source_row,
		first_value(batch_no) over same as kept_batch_no,
		first_value(source_row) over same as kept_source_row,
		row_number() over same as nth
	from stg_complaint_rows
	where row_hash in (select row_hash from hash_counts)
	window same as (partition by row_hash order by batch_no, source_row)
), duplicates as (
	select batch_no, source_row, 'duplicate' as reason, kept_batch_no, kept_source_row
	from same_rows
	where nth > 1
), same_files as (
	select batch_no, source_file || '#' || source_sheet || '#' as prefix
	from seed_batches
	where table_name = 'complaints'
	qualify count(*) over (partition by source_file, source_sheet) > 1
), keyed as (
	select s.batch_no, s.source_row, coalesce(s.complaint_no, f.prefix || s.source_row) as complaint_key
	from stg_complaint_rows as s
	left join same_files as f using (batch_no)
), key_counts as (
	select complaint_key from keyed where complaint_key is not null group by complaint_key having count(*) > 1
), same_keys as (
	select
		k.batch_no, k.source_row,
		last_value(k.batch_no) over same as kept_batch_no,
		last_value(k.source_row) over same as kept_source_row
	from keyed as k
	anti join duplicates as d on d.batch_no = k.batch_no and d.source_row = k.source_row
	where k.complaint_key in (select complaint_key from key_counts)
	window same as (
		partition by k.complaint_key order by k.batch_no, k.source_row
		rows between unbounded preceding and unbounded following
	)
), superseded as (
	select batch_no, source_row, 'superseded' as reason, kept_batch_no, kept_source_row
	from same_keys
	where batch_no <> kept_batch_no or source_row <> kept_source_row
), given_way as (
	select batch_no, source_row, reason, kept_batch_no, kept_source_row from duplicates
	union all
	select batch_no, source_row, reason, kept_batch_no, kept_source_row from superseded
), not_yet as (
	select s.batch_no, s.source_row, 'after_as_of' as reason, null::integer as kept_batch_no, null::integer as kept_source_row
	from stg_complaint_rows as s
	cross join seed_run as r
	anti join given_way as g on g.batch_no = s.batch_no and g.source_row = s.source_row
	where s.received_at > r.as_of
), not_judged as (
	select batch_no, source_row, reason, kept_batch_no, kept_source_row from given_way
	union all
	select batch_no, source_row, reason, kept_batch_no, kept_source_row from not_yet
)
select
	n.batch_no, n.source_row, s.complaint_no, s.received_at, n.reason,
	n.kept_batch_no as gave_way_to_batch_no, n.kept_source_row as gave_way_to_source_row
from not_judged as n
join stg_complaint_rows as s on s.batch_no = n.batch_no and s.source_row = n.source_row
