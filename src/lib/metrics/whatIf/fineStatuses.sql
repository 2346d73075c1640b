-- One row per status of ledger lines. Key: key.
with lines as (
	select status::varchar as status, 1 as before_lines, amount_fen as before_fen, 0 as after_lines, 0 as after_fen,
		0 as added, 0 as removed, 0 as changed
	from $before.mart_fines
	union all
	select status::varchar, 0, 0, 1, amount_fen, 0, 0, 0 from mart_fines
	union all
	select before_status, 0, 0, 0, 0, 0, 1, 0
	from mart_fine_changes where before_status is not null and after_status is distinct from before_status
	union all
	select after_status, 0, 0, 0, 0, if(before_status is distinct from after_status, 1, 0), 0,
		if(before_status = after_status, 1, 0)
	from mart_fine_changes where after_status is not null
)
select status as key,
	sum(before_lines)::integer as before_lines, coalesce(sum(before_fen), 0)::double as before_fen,
	sum(after_lines)::integer as after_lines, coalesce(sum(after_fen), 0)::double as after_fen,
	sum(added)::integer as added, sum(removed)::integer as removed, sum(changed)::integer as changed
from lines
group by status
order by status
