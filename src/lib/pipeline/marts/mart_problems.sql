-- One row per thing listed in the quality report. Key: problem_id.
with listed as (
	select batch_no, source_row, column_index, header, raw, problem, severity
	from stg_problems
	union all
	select k.batch_no, k.source_row, c.column_index, c.header, k.raw, k.problem, k.severity
	from fct_checks as k
	left join stg_batch_columns as c on c.batch_no = k.batch_no and c.field = k.field
	union all
	select batch_no, source_row, null, null, complaint_no,
		if(reason = 'after_as_of', 'received_after_as_of', reason), 'note'
	from fct_versions
	union all
	select batch_no, source_row, null, null, null, 'skipped_' || reason, 'note'
	from stg_skipped where reason <> 'header'
)
select
	row_number() over (
		order by l.batch_no, l.source_row, coalesce(l.column_index, 0), l.problem, coalesce(l.raw, '')
	)::integer as problem_id,
	l.batch_no, b.source_file as file, b.source_sheet as sheet, l.source_row as row, l.column_index,
	l.header as "column", l.raw, l.problem, l.severity
from listed as l
join stg_batches as b using (batch_no)
