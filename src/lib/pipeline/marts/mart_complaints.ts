import type { Context } from '#lib/pipeline/model.ts';
import { presenceOf } from '#lib/rulebook/presence.ts';
import {
	complaintColumns,
	fieldColumns,
	keptIn,
	madeCells,
	outcomeColumns,
	type Kept
} from './complaintColumns.ts';

/**
 * mart_complaints: everything that is asked of one complaint, in one wide row. A view on three tables that have their rows in the same order, so
 * that no text is kept twice, and what follows from the rules is made again without the rest.
 */
export function martComplaints({ batches }: Context): string {
	const presence = presenceOf(batches);
	const sql: Readonly<Record<Kept, (name: string) => string>> = {
		staged: (name) =>
			name.endsWith('_recorded') ? `s.${name.replace(/_recorded$/, '')} as ${name}` : `s.${name}`,
		cells: (name) => `c.${name}`,
		outcomes: (name) => `o.${name}`,
		nowhere: (name) => `null::${fieldColumns.get(name)?.type ?? 'varchar'} as ${name}`
	};
	const columns = [
		...complaintColumns,
		...madeCells,
		...outcomeColumns.filter((name) => !complaintColumns.includes(name))
	];
	return `-- One row per judged complaint. Key: complaint_id.
select ${columns.map((name) => sql[keptIn(name, presence)](name)).join(', ')}
from stg_complaint_cells as s
positional join mart_complaint_cells as c
positional join mart_complaint_outcomes as o
where c.complaint_id is not null`;
}
