import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import { longestPlainRecord, type Break } from './readers/plain.ts';
import type { SheetData } from './sheet.ts';

/** How a plain text is written, so that it may be loaded as it stands. */
export interface Dialect {
	readonly delimiter: string;
	readonly newLine: '\n' | '\r\n';
	readonly columnCount: number;
}

/** From this many bytes on, looking for the best compression of each column takes longer than it is worth. */
const largeBytes = 32 << 20;
const sampleRows = 2000;
/** Texts of so many bytes are quickest as they are; longer ones, dates among them, take a third of the room compressed. */
const inlined = 12;
const cellNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index + 1}`);

/**
 * Loads canonical CSV into the table `rows(source_row, c1 … cN)` of the engine's own database: everything as text, the empty cell null.
 * Columns are given, nothing is guessed, and what `read_csv` rejects is our own mistake: the count must be what the reader counted.
 */
export async function loadRows(
	engine: Engine,
	fileInSql: string,
	sheet: Pick<SheetData, 'columnCount' | 'rowsRead' | 'longest' | 'fileBytes'>,
	signal?: AbortSignal
): Promise<void> {
	// A UTF-16 unit takes at most three bytes, and a quote is doubled.
	const line = Math.max(2 << 20, sheet.longest * 4 + 1024);
	const source = `read_csv(${literal(fileInSql)}, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
	comment = '', nullstr = '', null_padding = true, strict_mode = true, parallel = false, store_rejects = true, rejects_limit = 100,
	max_line_size = ${line}, columns = {${columnsOf(['source_row', ...cellNames(sheet.columnCount)])}})`;
	await engine.exec('drop table if exists reject_errors; drop table if exists reject_scans');
	await fill(engine, source, 'source_row::integer', sheet.columnCount, sheet.fileBytes, signal);
	const loaded = await countRows(engine);
	if (loaded === sheet.rowsRead) return;
	const rejected = rows<{ line: number; message: string }>(
		await engine.query(
			'select line::integer as line, error_message as message from reject_errors order by 1 limit 3'
		)
	);
	const reasons = rejected.map(({ line: at, message }) => `line ${at}: ${message}`).join('; ');
	throw new Error(`read ${sheet.rowsRead} records but loaded ${loaded}; ${reasons}`);
}

/**
 * Loads a plain text as it stands into the same table, its records numbered from 1: the lines on which they start are known only when
 * the text has been gone through. Rejects where a record is wider than was said.
 */
export async function loadPlain(
	engine: Engine,
	fileInSql: string,
	{ delimiter, newLine, columnCount }: Dialect,
	bytes: number,
	signal?: AbortSignal
): Promise<void> {
	// Said to be CRLF, lines do not end at all in DuckDB's strict mode; said nothing, they end there.
	const ends = newLine === '\n' ? `new_line = '\\n', ` : '';
	const source = `read_csv(${literal(fileInSql)}, header = false, auto_detect = false, delim = ${literal(delimiter)}, quote = '"', escape = '"', ${ends}
	comment = '', nullstr = '', null_padding = true, strict_mode = true, parallel = false, max_line_size = ${longestPlainRecord + 1024},
	columns = {${columnsOf(cellNames(columnCount))}})`;
	await fill(engine, source, '(row_number() over ())::integer', columnCount, bytes, signal);
}

/** Gives the records of a plain text the lines on which they start; false where other records were loaded than were counted. */
export async function numberRows(
	engine: Engine,
	records: number,
	breaks: readonly Break[]
): Promise<boolean> {
	if ((await countRows(engine)) !== records) return false;
	if (breaks.length === 0) return true;
	await engine.load(
		'breaks',
		{ record: 'INTEGER', lines: 'INTEGER' },
		breaks.map(({ record, lines }) => [record, lines])
	);
	await engine.exec(`update rows set source_row = rows.source_row + moved.lines from (
	select source_row, (sum(coalesce(b.lines, 0)) over (order by source_row) - coalesce(b.lines, 0))::integer as lines
	from rows left join breaks as b on b.record = source_row - 1
) as moved where moved.source_row = rows.source_row and moved.lines > 0;
drop table breaks`);
	return true;
}

const columnsOf = (names: readonly string[]): string =>
	names.map((name) => `'${name}': 'VARCHAR'`).join(', ');

async function countRows(engine: Engine): Promise<number> {
	return firstRow<{ n: number }>(await engine.query('select count(*)::integer as n from rows'))!.n;
}

/** Creates `rows` and fills it from a reading of CSV. */
async function fill(
	engine: Engine,
	source: string,
	sourceRow: string,
	columnCount: number,
	bytes: number,
	signal?: AbortSignal
): Promise<void> {
	const cells = cellNames(columnCount);
	const kinds = bytes > largeBytes ? await compressions(engine, source, cells) : cells.map(() => '');
	const columns = cells.map((cell, at) => `${cell} varchar${kinds[at]}`).join(', ');
	await engine.exec(`create or replace table rows (source_row integer, ${columns})`);
	await engine.exec(
		`insert into rows select ${sourceRow} as source_row, ${cells.join(', ')} from ${source}`,
		signal
	);
}

/** How each column is best kept, from its beginning: few texts in a dictionary, long ones compressed, the rest as they are. */
async function compressions(engine: Engine, source: string, cells: readonly string[]): Promise<string[]> {
	const measures = cells.map(
		(cell, at) =>
			`count(distinct ${cell})::integer as d${at}, count(${cell})::integer as n${at}, coalesce(avg(strlen(${cell})), 0)::double as l${at}`
	);
	const found = firstRow<Record<string, number>>(
		await engine.query(
			`select ${measures.join(', ')} from (select ${cells.join(', ')} from ${source} limit ${sampleRows})`
		)
	)!;
	return cells.map((_, at) => {
		const filled = found[`n${at}`]!;
		if (filled < 100) return '';
		if (found[`d${at}`]! <= 0.1 * filled) return ' using compression dictionary';
		return found[`l${at}`]! > inlined ? ' using compression fsst' : ' using compression uncompressed';
	});
}
