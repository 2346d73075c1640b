import { literal } from '#lib/engine/sql.ts';
import type { Presence } from '#lib/rulebook/presence.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { provenDone } from '#lib/rulebook/stages.ts';
import { cellsAt, complaintFields, nothing } from './cells.ts';

/** Fields whose recorded value is kept beside the recomputed one. */
const classified = new Set<string>(['category_l1', 'category_l2', 'validity', 'severity']);

/** SQL: the edition in force when the row was received; where that is not known, when the world is looked at. */
function editionSql(rulebook: Rulebook): string {
	const later = rulebook.editions.filter((e) => e.from !== null).toReversed();
	const first = literal(rulebook.editions[0]!.id);
	if (later.length === 0) return first;
	const whens = later.map(
		(e) => `when coalesce(s.received_at, r.as_of) >= timestamp '${e.from}' then ${literal(e.id)}`
	);
	return `case ${whens.join(' ')} else ${first} end`;
}

/** SQL: text as the rulebook folds its spellings. */
export const fold = (sql: string): string => `replace(lower(${sql}), ' ', '')`;

/** fct_judged: one row per judged complaint with the fields that were imported; fct_complaints adds the others, empty. */
export function judgedSql({ rulebook, presence }: { rulebook: Rulebook; presence: Presence }): string {
	const present = complaintFields.filter((f) => presence[f.name] !== 'none');
	const cells = present
		.filter((f) => f.name !== 'complaint_no' && !classified.has(f.name))
		.flatMap(cellsAt)
		.map(([name, sql]) => `\t\t${sql} as ${name},`);
	const recorded = (name: string) => (presence[name] === 'none' ? 'null::varchar' : `s.${name}`);
	const nature = presence['nature'] === 'none' ? 'null::varchar' : 'n.validity';
	return `-- One row per judged complaint. Key: complaint_id.
with judged as (
	select
		i.complaint_id,
		i.complaint_no,
		s.batch_no,
		s.source_row,
		${editionSql(rulebook)} as edition,
${cells.join('\n')}
		i.category_l1,
		${recorded('category_l1')} as category_l1_recorded,
		${recorded('category_l2')} as category_l2_recorded,
		${recorded('validity')} as validity_recorded,
		${nature} as validity_of_nature,
		${recorded('severity')} as severity_recorded,
		i.repeat_of
	from stg_complaint_rows as s
	join fct_rows as i on i.batch_no = s.batch_no and i.source_row = s.source_row
	cross join seed_run as r${presence['nature'] === 'none' ? '' : `\n\tleft join seed_natures as n on n.text = ${fold('s.nature')}`}
)
select
	j.complaint_id, j.complaint_no, j.batch_no, j.source_row, j.edition,
	${provenDoneOf(presence)} as proven_done,
	${present
		.filter((f) => f.name !== 'complaint_no' && !classified.has(f.name))
		.flatMap(cellsAt)
		.map(([name]) => `j.${name}`)
		.join(', ')},
	j.category_l1,
	coalesce(c.category_l2, j.category_l2_recorded) as category_l2,
	coalesce(j.validity_recorded, j.validity_of_nature, 'undetermined') as validity,
	j.severity_recorded as severity,
	j.category_l1_recorded,
	j.category_l2_recorded,
	case when j.category_l1 is not null then 'recorded' end as category_rule,
	j.validity_recorded,
	case when j.validity_recorded is not null then 'recorded' when j.validity_of_nature is not null then 'nature' end as validity_rule,
	j.severity_recorded,
	case when j.severity_recorded is not null then 'recorded' end as severity_rule,
	j.repeat_of
from judged as j
left join seed_subcategories as c
	on c.edition = j.edition and c.category_l1 = j.category_l1 and c.text = ${fold('j.category_l2_recorded')}
`;
}

/** Completion proved by the columns that are there. */
function provenDoneOf(presence: Presence): string {
	return provenDone.replace(/\b[a-z_]+_at\b|\bstatus\b/g, (name) =>
		presence[name] === 'none' ? (name === 'status' ? 'null::varchar' : 'null::timestamp') : `j.${name}`
	);
}

/** fct_complaints: all columns of the dictionary, whatever was imported. */
export function complaintsSql({ presence }: { presence: Presence }): string {
	const cells = complaintFields
		.filter((f) => f.name !== 'complaint_no')
		.flatMap((f) =>
			presence[f.name] === 'none' && !classified.has(f.name)
				? nothing(f)
				: cellsAt(f).map(([name]) => [name, name] as const)
		)
		.map(([name, sql]) => (name === sql ? `\t${name},` : `\t${sql} as ${name},`));
	return `-- One row per judged complaint. Key: complaint_id.
select
	complaint_id, complaint_no, batch_no, source_row, edition, proven_done,
${cells.join('\n')}
	category_l1_recorded, category_l2_recorded, category_rule, null::double as category_confidence,
	validity_recorded, validity_rule, severity_recorded, severity_rule, repeat_of
from fct_judged
`;
}
