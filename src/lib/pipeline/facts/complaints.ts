import type { Presence } from '#lib/rulebook/presence.ts';
import { provenDone } from '#lib/rulebook/stages.ts';
import { cellsAt, complaintFields, nothing } from './cells.ts';

/** Fields that fct_rows holds recomputed, and those that are recomputed after the clauses: fct_classes holds them. */
const inRows: readonly string[] = ['category_l1', 'category_l2'];
const later: readonly string[] = ['complaint_no', 'validity', 'severity'];
const recorded = ['category_l1', 'category_l2', 'validity', 'severity'] as const;

/** The columns that completion can be read from, as they stood at as_of. */
const provenDoneAt = (cells: ReadonlyMap<string, string>): string =>
	provenDone.replace(/\b[a-z_]+_at\b|\bstatus\b/g, (name) => `(${cells.get(name)})`);

/**
 * fct_complaints: the judged rows as the world knew them at as_of. A view: the texts of a million complaints are
 * not to be copied before the marts need them.
 */
export function complaintsSql({ presence }: { presence: Presence }): string {
	const cells = complaintFields.flatMap((f) => {
		if (later.includes(f.name)) return [];
		if (inRows.includes(f.name)) return [[f.name, `i.${f.name}`] as const];
		return presence[f.name] === 'none' ? nothing(f) : cellsAt(f);
	});
	const asRecorded = recorded.map(
		(name) => `${presence[name] === 'none' ? 'null::varchar' : `s.${name}`} as ${name}_recorded`
	);
	return `-- One row per judged complaint. Key: complaint_id.
select
	i.complaint_id, i.complaint_no, i.batch_no, i.source_row, i.cell_no, i.edition,
	${provenDoneAt(new Map(cells))} as proven_done,
${cells.map(([name, sql]) => `\t${sql} as ${name},`).join('\n')}
	${asRecorded.join(', ')},
	i.category_rule, i.category_l2_rule, i.category_confidence, i.repeat_of
from stg_complaint_rows as s
join fct_rows as i on i.batch_no = s.batch_no and i.source_row = s.source_row
cross join seed_run as r
`;
}
