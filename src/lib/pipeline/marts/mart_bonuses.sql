-- One row per person and month with a known bonus; month is null where the roster gives one bonus for all. Key: person, month.
with written as (
	select name as person, bonus_fen, batch_no, source_row,
		regexp_extract(month, '(\d{4})\D*(\d{1,2})', ['y', 'm']) as parts
	from stg_staff_rows
	where name is not null and bonus_fen is not null
), dated as (
	select person, bonus_fen, batch_no, source_row,
		case when parts.y <> '' then parts.y || '-' || lpad(parts.m, 2, '0') end as month
	from written
)
select person, month, arg_max(bonus_fen, (batch_no, source_row))::bigint as bonus_fen
from dated
group by person, month
