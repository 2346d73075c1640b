import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import type { SheetData } from './sheet.ts';

/**
 * Loads canonical CSV into the table `rows(source_row, c1 … cN)` of the engine's own database: everything as text, the empty cell null.
 * Columns are given, nothing is guessed, and what `read_csv` rejects is our own mistake: the count must be what the reader counted.
 */
export async function loadRows(
	engine: Engine,
	fileInSql: string,
	sheet: Pick<SheetData, 'columnCount' | 'rowsRead' | 'longest'>,
	signal?: AbortSignal
): Promise<void> {
	const cells = Array.from({ length: sheet.columnCount }, (_, index) => `c${index + 1}`);
	const columns = cells.map((cell) => `'${cell}': 'VARCHAR'`).join(', ');
	// A UTF-16 unit takes at most three bytes, and a quote is doubled.
	const line = Math.max(2 << 20, sheet.longest * 4 + 1024);
	await engine.exec('drop table if exists reject_errors; drop table if exists reject_scans');
	await engine.exec(
		`create or replace table rows as select source_row, ${cells.join(', ')} from read_csv(${literal(fileInSql)},
	header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', comment = '', nullstr = '',
	null_padding = true, strict_mode = true, parallel = false, store_rejects = true, rejects_limit = 100, max_line_size = ${line},
	columns = {'source_row': 'INTEGER', ${columns}})`,
		signal
	);
	const loaded = firstRow<{ n: number }>(await engine.query('select count(*)::integer as n from rows'))!.n;
	if (loaded === sheet.rowsRead) return;
	const rejected = rows<{ line: number; message: string }>(
		await engine.query(
			'select line::integer as line, error_message as message from reject_errors order by 1 limit 3'
		)
	);
	const reasons = rejected.map(({ line: at, message }) => `line ${at}: ${message}`).join('; ');
	throw new Error(`read ${sheet.rowsRead} records but loaded ${loaded}; ${reasons}`);
}
