import { literal } from '#lib/engine/sql.ts';
import { scripts } from '#lib/i18n/script.ts';
import type { Batch } from '#lib/model/batch.ts';
import { hasCorrections, keySql } from '#lib/pipeline/staging/corrections.ts';
import { byEdition as ofEdition } from '#lib/rulebook/compileClasses.ts';
import type { Presence } from '#lib/rulebook/presence.ts';
import type { Edition, Rulebook } from '#lib/rulebook/index.ts';
import { laterStages } from '#lib/rulebook/stages.ts';
import { cellsAt, complaintFields } from './cells.ts';

/** SQL: text as the rulebook folds its spellings. Asked of distinct texts only: it goes through every character. */
export const folded = (sql: string): string =>
	`translate(replace(lower(${sql}), ' ', ''), ${literal(scripts.traditional)}, ${literal(scripts.simplified)})`;

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
 * fct_judged: which rows are judged, under which number and edition, whose they are and how long they were open; and the category that a person
 * confirmed or the log itself gives: one of the taxonomy, by its names and synonyms, or a class of the log's own, which enough rows have.
 */
export function judgedSql({
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
		s.batch_no, s.source_row, s.cell_no,
		${key.sql} as complaint_no,
		s.received_at,
		${byEdition(rulebook, (e) => literal(e.id))} as edition,
		${byEdition(rulebook, (e) => String(e.repeat.days.value))} as repeat_days,
		${cell('category_l1')} as written_l1,
		${cell('category_l2')} as written_l2,
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
), written as (
	select edition, written_l1, written_l2, count(*) as rows from judged group by all
), spelled as (
	select edition, written_l1, written_l2, rows, ${folded('written_l1')} as text, ${folded('written_l2')} as l2 from written
), texts as (
	select w.edition, w.written_l1, w.written_l2, w.rows, if(n.text is null, w.text, null) as l1, w.l2
	from spelled as w
	left join seed_no_category as n on n.edition = w.edition and n.text = w.text
), matched as (
	select
		t.edition, t.written_l1, t.written_l2, t.rows, t.l1,
		coalesce(c.category_l1, p.category_l1) as category_l1,
		coalesce(d.category_l2, p.category_l2, t.written_l2) as category_l2,
		coalesce(t.l1 in (select text from seed_subcategories), false) as is_part
	from texts as t
	left join seed_categories as c on c.edition = t.edition and c.text = t.l1
	left join seed_subcategories as d
		on d.edition = t.edition and d.category_l1 = c.category_l1 and d.text = t.l2
	left join seed_parts as p on p.edition = t.edition and p.text = t.l2 and t.l1 is null
), labels as (
	select
		edition, written_l1, written_l2, category_l1, category_l2,
		l1 is not null and (is_part or sum(rows) over (partition by l1, category_l1 is null)
			>= ${ofEdition(rulebook, 'edition', (e) => String(e.classification.ownLabels.value))}) as is_own
	from matched
), confirmed as (
	select
		complaint_no,
		max(value) filter (where field = 'category_l1') as category_l1,
		max(value) filter (where field = 'category_l2') as category_l2
	from seed_confirmations
	group by complaint_no
), labelled as (
	select
		j.batch_no, j.source_row, j.cell_no, j.complaint_no, j.received_at, j.edition, j.repeat_days, j.who,
		case
			when k.category_l1 is not null then 'confirmed'
			when l.category_l1 is not null then 'recorded'
			when l.is_own then 'own_label' end as category_rule,
		coalesce(k.category_l1, l.category_l1, if(l.is_own, j.written_l1, null)) as category_l1,
		coalesce(l.category_l1, j.written_l1) as recorded_l1,
		l.category_l2 as recorded_l2,
		k.category_l2 as confirmed_l2,
		if(k.complaint_no is null, null, coalesce(l.category_l1, if(l.is_own, j.written_l1, null))) as given_l1,
		case when k.complaint_no is null then null when l.category_l1 is not null then 'recorded' when l.is_own then 'own_label' end as given_rule,
		if(k.complaint_no is null, null, l.category_l2) as given_l2,
		case
			when j.completed_at is not null then j.completed_at
			when j.proved_done then j.last_known_at
			else timestamp '9999-01-01' end as ended_at
	from judged as j
	join labels as l on l.edition = j.edition
		and l.written_l1 is not distinct from j.written_l1 and l.written_l2 is not distinct from j.written_l2
	left join confirmed as k on k.complaint_no = j.complaint_no
)
select
	(row_number() over (order by batch_no, source_row))::integer as complaint_id,
	batch_no, source_row, cell_no, complaint_no, received_at, edition, repeat_days, who, ended_at,
	category_l1, category_rule, given_l1, given_rule, given_l2,
	coalesce(confirmed_l2, case when category_l1 is null or category_l1 = recorded_l1 then recorded_l2 end) as category_l2,
	case
		when confirmed_l2 is not null then 'confirmed'
		when recorded_l2 is not null and (category_l1 is null or category_l1 = recorded_l1) then 'recorded' end as category_l2_rule
from labelled
`;
}
