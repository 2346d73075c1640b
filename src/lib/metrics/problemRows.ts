import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';

/** A row of the user's file that has problems, as it stands there. */
export interface ProblemSheetRow {
	readonly row: number;
	/** One cell for each column of the sheet. */
	readonly cells: readonly (string | null)[];
	/** What is wrong, in order of columns; null where it concerns the row as a whole. */
	readonly problems: readonly { readonly code: string; readonly column: number | null }[];
}

/** An imported sheet that has rows with problems. */
export interface ProblemSheet {
	readonly batch: number;
	readonly file: string;
	readonly sheet: string;
	readonly sha256: string;
	readonly table: string;
	/** Columns as they stand in the sheet: position, header, and the canonical field that each was mapped to. */
	readonly columns: readonly {
		readonly column_index: number;
		readonly header: string;
		readonly field: string | null;
	}[];
	/** Rows with problems in the sheet. */
	readonly total: number;
}

/** What people cannot correct row by row is no problem here: notes say what was left out, and why. */
const wrong = "severity <> 'note' and row is not null";

/** Rows that count no more because another row stands in their place: correcting them would change nothing. */
const gone = "severity = 'note' and problem in ('duplicate', 'superseded', 'corrected', 'replaced')";

const sheetsSql = `-- One row per batch with problems. Key: batch.
with gone as (
	select batch_no, row from mart_problems where ${gone}
), bad as (
	select distinct p.batch_no, p.row
	from mart_problems as p
	anti join gone as g on g.batch_no = p.batch_no and g.row = p.row
	where ${wrong}
)
select b.batch_no as batch, b.source_file as file, b.source_sheet as sheet, b.sha256, b.table_name as "table", n.total
from mart_batches as b
join (select batch_no, count(*)::integer as total from bad group by batch_no) as n using (batch_no)
order by b.batch_no`;

const columnsSql = `-- One row per column of the batch. Key: column_index.
select column_index, header, field from mart_batch_columns where batch_no = $batch order by column_index`;

const rowsSql = `-- One row per row with problems. Key: row.
with gone as (
	select row from mart_problems where batch_no = $batch and ${gone}
), found as (
	select p.row, p.column_index, min(p.problem_id) as nth, p.problem
	from mart_problems as p
	anti join gone as g on g.row = p.row
	where p.batch_no = $batch and p.row > $after and ${wrong.replace('row is', 'p.row is')}
	group by p.row, p.column_index, p.problem
), listed as (
	select row, list(problem order by column_index nulls last, nth) as codes,
		list(coalesce(column_index, 0) order by column_index nulls last, nth) as columns
	from found group by row
)
select r.source_row as row, l.codes, l.columns, $cells
from b$batch.rows as r
join listed as l on l.row = r.source_row
anti join b$batch.skipped as s on s.source_row = r.source_row
order by r.source_row limit $limit`;

/** The imported sheets that have rows with problems which still count. */
export async function problemSheets(engine: Engine, signal?: AbortSignal): Promise<ProblemSheet[]> {
	const sheets = await ask<Omit<ProblemSheet, 'columns'>>(engine, sheetsSql, {}, {}, signal);
	const found: ProblemSheet[] = [];
	for (const sheet of sheets) {
		const columns = await ask<ProblemSheet['columns'][number]>(
			engine,
			columnsSql,
			{},
			{ batch: sheet.batch },
			signal
		);
		found.push({ ...sheet, columns });
	}
	return found;
}

/** The next rows with problems of a sheet, at most `limit`, after the row `after`; read from the batch attached as `b<batch>`. */
export async function problemRows(
	engine: Engine,
	{ batch, columns }: ProblemSheet,
	{ after, limit }: { readonly after: number; readonly limit: number },
	signal?: AbortSignal
): Promise<ProblemSheetRow[]> {
	const names = columns.map((column) => `c${column.column_index}`);
	const cells = names.map((name) => `r.${name}`).join(', ');
	const bad = await ask<Record<string, unknown>>(engine, rowsSql, {}, { batch, after, limit, cells }, signal);
	return bad.map((row) => ({
		row: row.row as number,
		cells: names.map((name) => row[name] as string | null),
		problems: (row.codes as string[]).map((code, at) => {
			const index = (row.columns as number[])[at];
			return { code, column: index === 0 || index === undefined ? null : index };
		})
	}));
}
