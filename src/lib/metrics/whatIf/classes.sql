-- One row per class and pair of values of what is classified otherwise. Key: field, before_value, after_value.
with valued as (
	select field,
		if(field = 'repeat_of', if(before_value is null, 'no', 'yes'), before_value) as before_value,
		if(field = 'repeat_of', if(after_value is null, 'no', 'yes'), after_value) as after_value
	from mart_class_changes
)
select field, before_value, after_value, count(*)::integer as n
from valued
group by field, before_value, after_value
order by field, n desc, before_value, after_value
