import { literal } from '#lib/engine/sql.ts';
import type { Batch } from '#lib/model/batch.ts';
import { hasCorrections, keySql } from '#lib/pipeline/staging/corrections.ts';
import type { Presence } from '#lib/rulebook/presence.ts';
import type { Edition, Rulebook } from '#lib/rulebook/index.ts';
import { laterStages } from '#lib/rulebook/stages.ts';
import { cellsAt, complaintFields } from './cells.ts';

/** SQL: text as the rulebook folds its spellings. */
const fold = (sql: string): string => `replace(lower(${sql}), ' ', '')`;

/** SQL: what the edition says that was in force at receipt; where that is not known, when the world is looked at. */
function byEdition(rulebook: Rulebook, value: (edition: Edition) => string): string {
	const [first, ...later] = rulebook.editions;
	const whens = later
		.toReversed()
		.map((e) => `when coalesce(s.received_at, r.as_of) >= timestamp '${e.from}' then ${value(e)}`);
	return whens.length === 0 ? value(first!) : `case ${whens.join(' ')} else ${value(first!)} end`;
}

/** SQL of a field's cell at as_of, or of nothing where no batch has it. */
function cellOf(presence: Presence, name: string): string {
	const field = complaintFields.find((f) => f.name === name)!;
	if (presence[name] === 'none') return field.type === 'datetime' ? 'null::timestamp' : 'null::varchar';
	return cellsAt(field)[0]![1];
}

/**
 * fct_rows: which rows are judged, under which number and edition, what is made of their recorded classes, and the
 * repeats among them. A repeat has the same unit of the same site (else phone, else complainant and site) and the
 * same category, and came while an earlier complaint was open or within so many days of its completion; where that
 * time is unknown, of its last known stage.
 */
export function rowsSql({
	rulebook,
	presence,
	batches
}: {
	rulebook: Rulebook;
	presence: Presence;
	batches: readonly Batch[];
}): string {
	const key = keySql(hasCorrections(batches, 'complaints'));
	const cell = (name: string) => cellOf(presence, name);
	const before = ['forwarded_at', 'dispatched_at', 'accepted_at'].map(cell);
	const stages = laterStages('completed_at').map(cell);
	const done = [
		...stages.map((s) => `(${s}) is not null`),
		`coalesce((${cell('status')}) in ('done', 'closed'), false)`
	];
	return `-- One row per judged row. Key: complaint_id.
with judged as (
	select
		s.batch_no, s.source_row,
		${key.sql} as complaint_no,
		s.received_at,
		${byEdition(rulebook, (e) => literal(e.id))} as edition,
		${byEdition(rulebook, (e) => String(e.repeat.days.value))} as repeat_days,
		${cell('category_l1')} as category_l1,
		${cell('category_l2')} as category_l2,
		${cell('validity')} as validity,
		${cell('nature')} as nature,
		${cell('severity')} as severity,
		case
			when ${cell('unit')} is not null then hash('unit', ${cell('unit')}, ${cell('site')})
			when ${cell('phone')} is not null then hash('phone', ${cell('phone')})
			when ${cell('complainant')} is not null and ${cell('site')} is not null
				then hash('complainant', ${cell('complainant')}, ${cell('site')}) end as who,
		${cell('completed_at')} as completed_at,
		greatest(${['s.received_at', ...before, ...stages].join(', ')}) as last_known_at,
		${done.join(' or ')} as proved_done
	from stg_complaint_rows as s
	join seed_batches as b using (batch_no)
	cross join seed_run as r
	${key.join}
	anti join fct_versions as v on v.batch_no = s.batch_no and v.source_row = s.source_row
), numbered as (
	select
		j.batch_no, j.source_row, j.complaint_no, j.received_at, j.edition, j.repeat_days,
		(row_number() over (order by j.batch_no, j.source_row))::integer as complaint_id,
		coalesce(c.category_l1, j.category_l1) as category_l1,
		j.category_l2,
		coalesce(j.validity, n.validity, 'undetermined') as validity,
		j.severity,
		case when j.category_l1 is not null then 'recorded' end as category_rule,
		case when j.validity is not null then 'recorded' when n.validity is not null then 'nature' end as validity_rule,
		case when j.severity is not null then 'recorded' end as severity_rule,
		hash(j.who, coalesce(c.category_l1, j.category_l1)) as pair,
		j.who is not null and j.category_l1 is not null and j.received_at is not null as comparable,
		case
			when j.completed_at is not null then j.completed_at
			when j.proved_done then j.last_known_at
			else timestamp '9999-01-01' end as ended_at
	from judged as j
	left join seed_categories as c on c.edition = j.edition and c.text = ${fold('j.category_l1')}
	left join seed_natures as n on n.text = ${fold('j.nature')}
), pairs as (
	select pair from numbered where comparable group by pair having count(*) > 1
), earlier as (
	select
		complaint_id, received_at, repeat_days,
		lag(complaint_id) over same as before_id,
		lag(ended_at) over same as before_ended_at,
		arg_max(complaint_id, ended_at) over (same rows between unbounded preceding and 1 preceding) as longest_id,
		max(ended_at) over (same rows between unbounded preceding and 1 preceding) as longest_ended_at
	from numbered
	where comparable and pair in (select pair from pairs)
	window same as (partition by pair order by received_at, complaint_no, complaint_id)
), repeats as (
	select
		complaint_id,
		case when before_ended_at + to_days(repeat_days) >= received_at then before_id else longest_id end as repeat_of_id
	from earlier
	where longest_ended_at + to_days(repeat_days) >= received_at
), named as (
	select p.complaint_id, p.repeat_of_id, n.complaint_no as repeat_of
	from repeats as p
	join numbered as n on n.complaint_id = p.repeat_of_id
)
select
	n.complaint_id, n.complaint_no, n.batch_no, n.source_row, n.edition,
	n.category_l1,
	coalesce(c.category_l2, n.category_l2) as category_l2,
	n.validity, n.severity, n.category_rule, n.validity_rule, n.severity_rule,
	p.repeat_of_id, p.repeat_of
from numbered as n
left join seed_subcategories as c
	on c.edition = n.edition and c.category_l1 = n.category_l1 and c.text = ${fold('n.category_l2')}
left join named as p on p.complaint_id = n.complaint_id
`;
}
