-- One row per dimension and value. Key: dimension, key.
with lines as (
	select article, role::varchar as role, person, department, site, month,
		1 as before_lines, amount_fen as before_fen, 0 as after_lines, 0 as after_fen, 0 as added, 0 as removed, 0 as changed
	from $before.mart_fines where status = 'applied'
	union all
	select article, role::varchar, person, department, site, month, 0, 0, 1, amount_fen, 0, 0, 0
	from mart_fines where status = 'applied'
	union all
	select article, role, before_person, before_department, before_site, before_month, 0, 0, 0, 0, 0, 1, 0
	from mart_fine_changes where before_status = 'applied' and after_status is distinct from 'applied'
	union all
	select article, role, after_person, after_department, after_site, after_month, 0, 0, 0, 0,
		if(before_status is distinct from 'applied', 1, 0), 0, if(before_status = 'applied', 1, 0)
	from mart_fine_changes where after_status = 'applied'
), grouped as (
	select
		grouping(article, role, person, department, site, month) as which,
		article, role, person, department, site, month,
		sum(before_lines)::integer as before_lines, sum(before_fen)::double as before_fen,
		sum(after_lines)::integer as after_lines, sum(after_fen)::double as after_fen,
		sum(added)::integer as added, sum(removed)::integer as removed, sum(changed)::integer as changed
	from lines
	group by grouping sets ((article), (role), (person), (department), (site), (month))
)
select
	case which when 31 then 'article' when 47 then 'role' when 55 then 'person' when 59 then 'department'
		when 61 then 'site' else 'month' end as dimension,
	coalesce(article, role, person, department, site, month) as key,
	before_lines, before_fen, after_lines, after_fen, added, removed, changed
from grouped
order by dimension, abs(after_fen - before_fen) desc, greatest(before_fen, after_fen) desc, key
