-- One row per dimension and value. Key: dimension, value.
with groups as (
	select site, category_l1, department, severity, channel, validity, handler, satisfaction,
		count(*)::integer as n,
		grouping(site, category_l1, department, severity, channel, validity, handler, satisfaction) as level
	from mart_complaints
	where true /*filter*/
	group by grouping sets (
		(site), (category_l1), (department), (severity), (channel), (validity), (handler), (satisfaction)
	)
)
select
	case level
		when 127 then 'site' when 191 then 'category' when 223 then 'department' when 239 then 'severity'
		when 247 then 'channel' when 251 then 'validity' when 253 then 'handler' else 'satisfaction' end as dimension,
	coalesce(site, category_l1, department, severity, channel, validity, handler, satisfaction) as value, n
from groups
order by dimension, n desc, value
