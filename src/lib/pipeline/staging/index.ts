import { selectProblems, selectRows } from '#lib/intake/select.ts';
import type { Batch } from '#lib/model/batch.ts';
import { fieldsOf, tableNames, type TableName } from '#lib/model/columns.ts';
import { presenceOf } from '#lib/rulebook/presence.ts';
import type { Context, Model } from '#lib/pipeline/model.ts';
import batchColumns from './stg_batch_columns.sql?raw';
import decisions from './stg_decisions.sql?raw';
import run from './stg_run.sql?raw';
import satisfaction from './stg_satisfaction.sql?raw';
import waivers from './stg_waivers.sql?raw';
import { hasColumns } from '#lib/pipeline/seeds.ts';
import { columnsOfField, emptySelect, stagedColumns, type TypedColumn } from './columns.ts';
import { readingColumns, selectReading } from './readings.ts';
import { correctedRows, correctionsSql, hasCorrections } from './corrections.ts';

/** Staged tables by what is imported: `stg_complaint_rows`, `stg_site_rows` … */
export const stagedName: Readonly<Record<TableName, string>> = {
	complaints: 'stg_complaint_rows',
	progress: 'stg_progress_rows',
	staff: 'stg_staff_rows',
	sites: 'stg_site_rows',
	violations: 'stg_violation_rows',
	rectifications: 'stg_rectification_rows',
	visits: 'stg_visit_rows',
	duty: 'stg_duty_rows',
	calendar: 'stg_calendar_rows',
	pauses: 'stg_pause_rows'
};

const problemColumns: readonly TypedColumn[] = [
	{ name: 'batch_no', type: 'integer' },
	{ name: 'source_row', type: 'integer' },
	{ name: 'column_index', type: 'integer' },
	{ name: 'header', type: 'varchar' },
	{ name: 'raw', type: 'varchar' },
	{ name: 'problem', type: 'varchar' },
	{ name: 'severity', type: 'varchar' }
];

const skippedColumns: readonly TypedColumn[] = [
	{ name: 'batch_no', type: 'integer' },
	{ name: 'source_row', type: 'integer' },
	{ name: 'reason', type: 'varchar' }
];

type Select = (batch: Batch, alias: string, batchNo: number) => string;

/** One select over all batches that `wanted` lets through; an empty one where there are none. */
function union(
	{ batches }: Context,
	columns: readonly TypedColumn[],
	select: Select,
	wanted: (b: Batch) => boolean
): string {
	const names = columns.map((c) => c.name).join(', ');
	const parts = batches.flatMap((batch, i) =>
		wanted(batch) ? [`select ${names} from (${select(batch, `b${i + 1}`, i + 1)})`] : []
	);
	return [emptySelect(columns), ...parts].join('\nunion all\n');
}

const rowsOf = (table: TableName): Model => ({
	name: stagedName[table],
	kind: 'table',
	sql: (context) =>
		`-- One row per imported row of ${table}. Key: batch_no, source_row.\n` +
		standing(
			table,
			context,
			union(context, stagedColumns(table), selectRows, (b) => b.table === table)
		)
});

/**
 * The complaints in two steps: a table of the columns that some sheet has, and a view with all of them. A column that none has would take
 * as much room as any other. `cell_no` is the place of a row in the table, from 0: what has its rows in the same order is read beside it, not joined.
 */
const complaintModels: readonly Model[] = [
	{
		name: 'stg_complaint_cells',
		kind: 'table',
		sql: (context) =>
			'-- One row per imported row of complaints. Key: batch_no, source_row.\n' +
			`select row_number() over () - 1 as cell_no, * from (\n${union(context, brought(context), selectRows, (b) => b.table === 'complaints')})`
	},
	{
		name: stagedName.complaints,
		kind: 'view',
		sql: (context) => {
			const there = new Set(brought(context).map(({ name }) => name));
			const columns = stagedColumns('complaints').map(({ name, type }) =>
				there.has(name) ? name : `null::${type} as ${name}`
			);
			return `-- One row per imported row of complaints. Key: batch_no, source_row.\nselect ${columns.join(', ')}, cell_no from stg_complaint_cells`;
		}
	}
];

/** The columns of the complaints that at least one sheet has, and those that every row has. */
function brought({ batches }: Context): readonly TypedColumn[] {
	const presence = presenceOf(batches);
	const absent = new Set(
		fieldsOf('complaints')
			.filter(({ name }) => presence[name] === 'none')
			.flatMap(columnsOfField)
			.map(({ name }) => name)
	);
	return stagedColumns('complaints').filter(({ name }) => !absent.has(name));
}

/** The rows that no later sheet corrects; the complaints keep theirs, as versions. */
function standing(table: TableName, { batches }: Context, rows: string): string {
	if (!hasCorrections(batches, table)) return rows;
	const names = stagedColumns(table).map(({ name }) => `s.${name}`);
	return `with imported as (\n${rows}\n), corrected as (
	${correctedRows}
)
select ${names.join(', ')} from imported as s
anti join corrected as k on k.batch_no = s.batch_no and k.source_row = s.source_row`;
}

const skippedRows: Select = (_, alias, batchNo) =>
	`select ${batchNo} as batch_no, source_row, reason from ${alias}.skipped`;

const batchesSql =
	'-- One row per batch. Key: batch_no.\n' +
	'select batch_no, batch_id, source_file, source_sheet, table_name, sha256, rows_read, rows_skipped, rows_imported,\n' +
	`\t${hasColumns.join(', ')}\nfrom seed_batches`;

/** The instant that is looked at. It is known once everything else is staged. */
export const runModel: Model = { name: 'stg_run', kind: 'view', sql: run };

/** Staging: text becomes values, and what could not become one becomes a problem. */
export const stagingModels: readonly Model[] = [
	{ name: 'stg_waivers', kind: 'view', sql: waivers },
	{ name: 'stg_decisions', kind: 'view', sql: decisions },
	{ name: 'stg_batches', kind: 'view', sql: batchesSql },
	{ name: 'stg_batch_columns', kind: 'view', sql: batchColumns },
	{
		name: 'stg_readings',
		kind: 'table',
		sql: (context) =>
			'-- One row per batch. Key: batch_no.\n' + union(context, readingColumns, selectReading, () => true)
	},
	{ name: 'stg_satisfaction', kind: 'view', sql: satisfaction },
	{ name: 'stg_corrections', kind: 'table', sql: ({ batches }) => correctionsSql(batches) },
	...tableNames.flatMap((table) => (table === 'complaints' ? complaintModels : rowsOf(table))),
	{
		name: 'stg_problems',
		kind: 'table',
		sql: (context) =>
			'-- One row per cell that could not be read. Key: batch_no, source_row, column_index, problem.\n' +
			union(context, problemColumns, selectProblems, () => true)
	},
	{
		name: 'stg_skipped',
		kind: 'table',
		sql: (context) =>
			'-- One row per row that is not data. Key: batch_no, source_row.\n' +
			union(context, skippedColumns, skippedRows, () => true)
	}
];
