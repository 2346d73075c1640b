import type { Engine } from '#lib/engine/engine.ts';
import { firstRow } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import type { Batch } from '#lib/model/batch.ts';
import type { FieldName } from '#lib/model/columns.ts';
import { oddDates, oddTable } from './dates.ts';
import { oddFigures } from './figures.ts';
import type { InspectedColumn, Inspection } from './inspection.ts';
import { typeOf } from './mapping/map.ts';
import { selectUnreadable, unreadableCode } from './select.ts';
import { unfitColumns } from './mapping/unfit.ts';
import { unknownColumns } from './spellings.ts';

/** What the batch is to be called; the id is a plain name, unique in the workspace. */
export interface BatchMeta {
	readonly id: string;
	/** Sheets of the same file that are not imported, to be listed with this one. */
	readonly leftOut?: readonly LeftOut[];
}

/** A sheet that is not imported, and why. */
export interface LeftOut {
	readonly sheet: string;
	readonly reason: 'sheet_hidden' | 'sheet_empty' | 'sheet_unrecognised' | 'sheet_of_other_table';
}

/**
 * Makes an inspected sheet a batch: writes `lookup` (what the readers make of texts that SQL does not read) and `problems` (every cell
 * without a value, ragged rows, what the file's reading met), drops what only the inspection needed, and gives the batch's description.
 */
export async function accept(engine: Engine, inspection: Inspection, meta: BatchMeta): Promise<Batch> {
	const { source, table } = inspection;
	const { columns: kept, unknown } = asAccepted(inspection);
	const columns = kept.map(({ index, header, field, confidence, how, dates, padded }) => ({
		index,
		header,
		field,
		confidence,
		how,
		...(dates ? { dates } : {}),
		padded
	}));
	const found = await writeLookup(engine, { ...inspection, columns: kept });
	const { lookups } = found;
	await engine.exec(`create or replace table problems as
select source_row, column_index, raw, code from (${foundSql({ ...inspection, columns: kept }, found, unknown)})
union all by name select source_row, column_index, raw, code from (${leftOutSql(meta.leftOut ?? [])})
order by source_row, column_index;
drop table noted; drop table shapes; drop table if exists unread_dates`);
	const { n } = firstRow<{ n: number }>(
		await engine.query(
			`select count(*)::integer as n from rows as r anti join skipped as s on s.source_row = r.source_row`
		)
	)!;
	if (n !== inspection.rowsImported)
		throw new Error(`inspected ${inspection.rowsImported} rows but hold ${n}`);
	return {
		id: meta.id,
		table,
		file: source.file,
		fileBytes: source.fileBytes,
		sha256: source.sha256,
		kind: source.kind,
		sheet: source.sheet,
		encoding: source.encoding,
		delimiter: source.delimiter,
		headerRows: inspection.headerRows,
		columns,
		lookups,
		rowsRead: source.rowsRead,
		rowsSkipped: inspection.rowsSkipped,
		rowsImported: inspection.rowsImported
	};
}

/** The columns as they are accepted: one whose values are all unknown, and that nobody chose, is kept as an extra attribute. */
export function asAccepted(inspection: Inspection): {
	readonly columns: readonly InspectedColumn[];
	/** Columns, by index, that give up their field, or never got the one that their header names. */
	readonly unknown: readonly number[];
} {
	const unknown = unknownColumns(inspection);
	const columns = inspection.columns.map((column) =>
		unknown.includes(column.index) ? { ...column, field: null, confidence: 0, how: 'none' as const } : column
	);
	return { columns, unknown: [...unknown, ...unfitColumns(inspection)] };
}

/** SQL: one row per problem that reading the sheet met, over the tables of its writer: source_row, column_index, raw, code. */
export function foundSql(
	accepted: Inspection,
	{ lookups, unreadDates }: Lookups,
	unknown: readonly number[]
): string {
	const { table, columns } = accepted;
	const unreadable = columns.filter(({ unreadable: n, dates }) => n > 0 && !dates);
	return [
		'noted',
		`(${raggedSql(accepted)})`,
		`(${selectUnreadable({ table, columns: unreadable, lookups })})`,
		...(unreadDates.length > 0 ? ['unread_dates'] : []),
		`(${repairedSql(accepted)})`,
		`(${unknownSql(unknown)})`
	]
		.map((from) => `select source_row, column_index, raw, code from ${from}`)
		.join('\nunion all by name ');
}

export interface Lookups {
	/** Entries by field. */
	readonly lookups: Partial<Record<FieldName, number>>;
	/** Date columns (positions) with texts that nothing reads: those cells are in the temporary table `unread_dates` (source_row, column_index, raw, code). */
	readonly unreadDates: readonly number[];
}

/** Fills `lookup`. */
export async function writeLookup(
	engine: Engine,
	{ table, columns, values }: Pick<Inspection, 'table' | 'columns' | 'values'>
): Promise<Lookups> {
	const entries: [string, string, string][] = [];
	const unread: [number, string][] = [];
	const unreadDates: number[] = [];
	for (const { field, text, value } of values) if (value !== null) entries.push([field, text, value]);
	for (const { index, field, dates, padded = true, odd, unreadable } of columns) {
		if (field === null || (odd === 0 && !(dates && unreadable > 0))) continue;
		const own = dates
			? await oddDates(engine, index, dates)
			: await oddFigures(engine, { index, padded }, typeOf(table, field));
		for (const [text, value] of own.found) entries.push([field, text, value]);
		if (!('unread' in own) || own.unread.length === 0) continue;
		unreadDates.push(index);
		for (const text of own.unread) unread.push([index, text]);
	}
	await keepUnread(engine, unreadDates, unread);
	await engine.load('lookup', { field: 'VARCHAR', text: 'VARCHAR', value: 'VARCHAR' }, entries);
	const lookups: Partial<Record<FieldName, number>> = {};
	for (const [field] of entries) lookups[field as FieldName] = (lookups[field as FieldName] ?? 0) + 1;
	return { lookups, unreadDates };
}

/** Keeps the cells of date columns whose texts nothing reads in `unread_dates`, for another connection has no part of what dates left. */
async function keepUnread(
	engine: Engine,
	columns: readonly number[],
	texts: readonly (readonly [column: number, text: string])[]
): Promise<void> {
	if (columns.length === 0) return;
	await engine.load('unread_texts', { column_index: 'INTEGER', text: 'VARCHAR' }, texts);
	const parts = columns.map(
		(index) => `select source_row, column_index, text as raw, '${unreadableCode('datetime')}' as code
from ${oddTable(index)} join unread_texts using (text) where column_index = ${index}`
	);
	await engine.exec(
		`create or replace table unread_dates as ${parts.join('\nunion all ')}; drop table unread_texts`
	);
}

const noProblem =
	'select 0::integer as source_row, 0::integer as column_index, null::varchar as raw, null::varchar as code where false';

/** SQL: one row per row whose cells were moved back, with its text as it stands in the file. Key: source_row. */
function repairedSql({ repaired, columns }: Inspection): string {
	if (repaired.length === 0) return noProblem;
	const cells = columns.map(({ index }) => `coalesce(c${index}, '')`).join(', ');
	return `select source_row, 0::integer as column_index, concat_ws(',', ${cells}) as raw, 'shifted_row' as code from unrepaired`;
}

/** SQL: one row per column whose values are not what its header says. Key: column_index. */
const unknownSql = (columns: readonly number[]): string =>
	columns.length === 0
		? noProblem
		: `select null::integer as source_row, column_index, null::varchar as raw, 'unknown_column' as code
from (select unnest([${columns.join(', ')}])::integer as column_index)`;

/** SQL: one row per sheet that is not imported; it has no place in this one. Key: raw. */
function leftOutSql(sheets: readonly LeftOut[]): string {
	if (sheets.length === 0) return noProblem;
	const values = sheets.map(
		({ sheet, reason }) => `(null::integer, null::integer, ${literal(sheet)}, '${reason}')`
	);
	return `select * from (values ${values.join(', ')}) as v(source_row, column_index, raw, code)`;
}

/** SQL: one row per data row whose cells are more than the header's (and not empty) or fewer. Key: source_row. */
function raggedSql({ headerRows, columns, source }: Inspection): string {
	const last = headerRows.at(-1);
	if (last === undefined) return noProblem;
	const width = columns.reduce(
		(most, { index, header }) => (header === '' ? most : Math.max(most, index)),
		0
	);
	const surplus = Array.from({ length: source.columnCount - width }, (_, at) => `r.c${width + at + 1}`);
	const long = surplus.length
		? `when h.cells > ${width} and coalesce(${surplus.join(', ')}) is not null then 'ragged_long'`
		: '';
	// Where most rows leave their empty last cells out, that is how the file is written.
	const short = `cells between 1 and ${width - 1}`;
	const usual = `select mode(s.cells) from rows as d
		join (select * from shapes where cells > 0 and (select bool_or(${short}) from shapes)) as s on d.source_row between s.first_row and s.last_row
		where d.source_row > ${last}`;
	return `select r.source_row, 0::integer as column_index,
	case code when 'ragged_long' then concat_ws(',', ${surplus.join(', ') || "''"}) end as raw, code
from (
	select r.source_row, case ${long} when h.cells > 0 and h.cells < least(${width}, (${usual})) then 'ragged_short' end as code
	from rows as r
	anti join skipped as s on s.source_row = r.source_row
	join (select * from shapes where cells > ${width} or ${short}) as h on r.source_row between h.first_row and h.last_row
) as j join rows as r using (source_row)
where code is not null`;
}
