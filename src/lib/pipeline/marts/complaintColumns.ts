import { fieldsOf } from '#lib/model/columns.ts';
import { columnsOfField } from '#lib/pipeline/staging/columns.ts';
import { standsAsStaged } from '#lib/pipeline/facts/cells.ts';
import type { Presence } from '#lib/rulebook/presence.ts';
import { outcomes, repeatedClauses, singleClauses } from './clauses.ts';

/** Fields that stand recorded beside what is recomputed. */
const recordedFields = ['category_l1', 'category_l2', 'validity', 'severity'] as const;

const classes = [
	'category_l1_recorded',
	'category_l2_recorded',
	'category_rule',
	'category_confidence',
	'validity_recorded',
	'validity_rule',
	'severity_recorded',
	'severity_rule',
	'repeat_of',
	'category_l2_rule'
];

/** Every column of a judged complaint that the marts hand on; progress reports have a table of their own. */
export const complaintColumns: readonly string[] = [
	'complaint_id',
	'complaint_no',
	'batch_no',
	'source_row',
	'edition',
	'proven_done',
	...fieldsOf('complaints')
		.filter((f) => f.name !== 'complaint_no' && !f.name.startsWith('progress_'))
		.flatMap(columnsOfField)
		.map((c) => c.name),
	...classes
];

/** What is made of a complaint beside its own columns, whatever its limits are. */
export const madeCells = [
	...['source_file', 'source_sheet', 'tells_followup', 'tells_satisfaction', 'tells_repeat'],
	...['received_on', 'received_month', 'is_done', 'done_at', 'done_flagged', 'is_open', 'flow_done_at'],
	...['handling_seconds', 'handling_state', 'reply_seconds', 'reply_state', 'age_days'],
	...['satisfied', 'satisfaction_score']
] as const;

export const repeated = Object.keys(repeatedClauses);
export const instanceCounts = repeated.flatMap((c) =>
	outcomes.filter((o) => o !== 'not_applicable').map((o) => `${c}_${o}`)
);

/** Columns that are judged after the clauses. */
export const fromClasses: readonly string[] = ['validity', 'validity_rule', 'severity', 'severity_rule'];

/** The columns of mart_complaints that follow from time limits and from what is judged after them. */
export const outcomeColumns: readonly string[] = [
	...fromClasses,
	...['fines_fen', 'fine_count'],
	...[...singleClauses, ...repeated].map((c) => `${c}_outcome`),
	...instanceCounts,
	'breached_count'
];

export const fieldColumns = new Map(
	fieldsOf('complaints').flatMap((field) =>
		columnsOfField(field).map(({ name, type }) => [name, { field, type }] as const)
	)
);
/** Fields that the rules make where no sheet has them. */
const recomputed: readonly string[] = ['complaint_no', ...recordedFields];

/** Where a column of a complaint is kept: as it was staged, with what is made of it, with its outcomes; or nowhere, as no sheet has it. */
export type Kept = 'staged' | 'cells' | 'outcomes' | 'nowhere';

export function keptIn(name: string, presence: Presence): Kept {
	if (outcomeColumns.includes(name)) return 'outcomes';
	const recorded = recordedFields.find((field) => name === `${field}_recorded`);
	if (recorded) return presence[recorded] === 'none' ? 'nowhere' : 'staged';
	const own = fieldColumns.get(name);
	if (own && !recomputed.includes(name)) {
		if (presence[own.field.name] === 'none') return 'nowhere';
		return standsAsStaged(own.field) ? 'staged' : 'cells';
	}
	return name === 'batch_no' || name === 'source_row' ? 'staged' : 'cells';
}

/** The columns of a complaint that mart_complaint_cells keeps. */
export const keptCells = (presence: Presence): readonly string[] =>
	complaintColumns.filter((name) => keptIn(name, presence) === 'cells');
