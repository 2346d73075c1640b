/** What the rulebook makes of a complaint beside its time limits, as columns of mart_complaints. */
export const classFields = [
	'category_l1',
	'category_l2',
	'validity',
	'severity',
	'repeat_of',
	'satisfied',
	'satisfaction_score'
] as const;
export type ClassField = (typeof classFields)[number];

const differ = (field: string) => `a.${field} is distinct from b.${field}`;

/** mart_class_changes, long; only complaints of which something differs are unfolded. */
export const martClassChanges = `-- One row per complaint and class that changes. Key: complaint_no, field.
with unfolded as (
	select a.complaint_id, a.complaint_no, unnest([
		${classFields
			.map(
				(field) => `{field: '${field}', before_value: b.${field}::varchar, after_value: a.${field}::varchar}`
			)
			.join(',\n\t\t')}
	], recursive := true)
	from mart_complaints as a
	join $before.mart_complaints as b using (complaint_id)
	where ${classFields.map(differ).join('\n\t\tor ')}
)
select complaint_no, complaint_id, field, before_value, after_value
from unfolded
where before_value is distinct from after_value`;
