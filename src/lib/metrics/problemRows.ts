import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { ask } from './ask.ts';

/** A row of the user's file that has problems, as it stands there. */
export interface ProblemSheetRow {
	readonly row: number;
	/** One cell for each column of the sheet. */
	readonly cells: readonly (string | null)[];
	/** What is wrong, in order of columns; null where it concerns the row as a whole. */
	readonly problems: readonly { readonly code: string; readonly column: number | null }[];
}

/** The rows with problems of one imported sheet. */
export interface ProblemSheet {
	readonly file: string;
	readonly sheet: string;
	readonly table: string;
	/** Columns as they stand in the sheet: header, and the canonical field that each was mapped to. */
	readonly columns: readonly { readonly header: string; readonly field: string | null }[];
	/** Rows with problems in the sheet; `rows` holds the first of them. */
	readonly total: number;
	readonly rows: readonly ProblemSheetRow[];
}

/** What people cannot correct row by row is no problem here: notes say what was left out, and why. */
const wrong = "severity <> 'note' and row is not null";

const sheetsSql = `-- One row per batch with problems. Key: batch_no.
select b.batch_no, b.source_file as file, b.source_sheet as sheet, b.table_name as "table"
from mart_batches as b semi join (select batch_no from mart_problems where ${wrong}) as p using (batch_no)
order by b.batch_no`;

const columnsSql = `-- One row per column of the batch. Key: column_index.
select column_index, header, field from mart_batch_columns where batch_no = $batch order by column_index`;

const rowsSql = `-- One row per row with problems. Key: row.
with found as (
	select row, column_index, min(problem_id) as nth, problem
	from mart_problems where batch_no = $batch and ${wrong} group by row, column_index, problem
), listed as (
	select row, list(problem order by column_index nulls last, nth) as codes,
		list(coalesce(column_index, 0) order by column_index nulls last, nth) as columns
	from found group by row
)
select r.source_row as row, count(*) over ()::integer as total, l.codes, l.columns, $cells
from b$batch.rows as r
join listed as l on l.row = r.source_row
anti join b$batch.skipped as s on s.source_row = r.source_row
order by r.source_row limit $limit`;

/** The user's rows that have problems, sheet by sheet, at most `limit` of each; read from the batches attached as `b<batch_no>`. */
export async function problemRows(
	engine: Engine,
	limit: number,
	signal?: AbortSignal
): Promise<ProblemSheet[]> {
	const sheets = await ask<{ batch_no: number; file: string; sheet: string; table: string }>(
		engine,
		sheetsSql,
		{},
		{},
		signal
	);
	const found: ProblemSheet[] = [];
	for (const { batch_no: batch, file, sheet, table } of sheets) {
		const columns = await ask<{ column_index: number; header: string; field: string | null }>(
			engine,
			columnsSql,
			{},
			{ batch },
			signal
		);
		const names = columns.map((column) => `c${column.column_index}`);
		const sql = rowsSql
			.replaceAll('$batch', String(batch))
			.replace('$limit', String(limit))
			.replace('$cells', names.map((name) => `r.${name}`).join(', '));
		const bad = rows<Record<string, unknown>>(await engine.query(sql, signal));
		if (!bad[0]) continue;
		found.push({
			file,
			sheet,
			table,
			columns: columns.map(({ header, field }) => ({ header, field })),
			total: bad[0].total as number,
			rows: bad.map((row) => ({
				row: row.row as number,
				cells: names.map((name) => row[name] as string | null),
				problems: (row.codes as string[]).map((code, at) => {
					const index = (row.columns as number[])[at];
					return { code, column: index === 0 || index === undefined ? null : index };
				})
			}))
		});
	}
	return found;
}
