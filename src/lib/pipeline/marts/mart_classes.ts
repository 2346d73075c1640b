import { confirmedFields, type ConfirmedField } from '#lib/model/decisions.ts';

/** How a recorded class stands beside the recomputed one. What a person confirmed is settled, whatever the two say. */
export const classStates = [
	'agree',
	'differ',
	'recorded_only',
	'recomputed_only',
	'undetermined',
	'confirmed'
] as const;
export type ClassState = (typeof classStates)[number];

/** The column with the id of the rule that gave the recomputed value. */
const ruleOf: Readonly<Record<ConfirmedField, string>> = {
	category_l1: 'category_rule',
	category_l2: 'category_l2_rule',
	validity: 'validity_rule',
	severity: 'severity_rule'
};

/** Values that say that there is none. */
const none = "('undetermined', 'unclassified')";
const known = (sql: string) => `case when ${sql} not in ${none} then ${sql} end`;

/**
 * A category that was read from the log stands in the log under another spelling at most: what is recorded is then what it was read as, and
 * the two do not differ.
 */
const recorded = (field: ConfirmedField) =>
	field.startsWith('category')
		? `case when ${field}_recorded is not null and ${ruleOf[field]} = 'recorded' then ${field} else ${field}_recorded end`
		: known(`${field}_recorded`);

const ofField = (field: ConfirmedField) => `select complaint_id, complaint_no, '${field}' as field,
		${field}_recorded as recorded_text,
		${recorded(field)} as recorded,
		${known(field)} as recomputed,
		${ruleOf[field]} as rule,
		${field.startsWith('category') ? 'category_confidence' : 'null::double'} as confidence
	from mart_complaints`;

/** What would have been recomputed, had nobody settled it. */
const settled = (field: ConfirmedField, fact: string) =>
	`select complaint_id, '${field}' as field, ${known(field)} as recomputed, ${ruleOf[field]} as rule from ${fact}`;

/** mart_classes: recorded against recomputed, and what a person settled. */
export const martClasses = `-- One row per judged complaint and class. Key: complaint_id, field.
with judged as (
	${confirmedFields.map(ofField).join('\n\tunion all\n\t')}
), settled as (
	${settled('category_l1', 'fct_settled_categories')}
	union all ${settled('category_l2', 'fct_settled_categories')}
	union all ${settled('validity', 'fct_settled_classes')}
	union all ${settled('severity', 'fct_settled_classes')}
)
select j.complaint_id, j.complaint_no, j.field, j.recorded_text,
	if(d.value is not null and s.rule = 'recorded' and starts_with(j.field, 'category'), s.recomputed, j.recorded) as recorded,
	if(d.value is null, j.recomputed, s.recomputed) as recomputed,
	if(d.value is null, j.rule, coalesce(s.rule, 'confirmed')) as rule,
	if(d.value is null, j.confidence, null) as confidence,
	d.value as confirmed, d.reason, d.decided_by, d.decided_at,
	case
		when d.value is not null then 'confirmed'
		when j.recorded is null and j.recomputed is null then 'undetermined'
		when j.recomputed is null then 'recorded_only'
		when j.recorded is null then 'recomputed_only'
		when j.recorded = j.recomputed then 'agree'
		else 'differ' end as state
from judged as j
left join mart_decisions as d
	on d.kind = 'confirmation' and d.complaint_no = j.complaint_no and d.subject = j.field
left join settled as s on d.value is not null and s.complaint_id = j.complaint_id and s.field = j.field`;
