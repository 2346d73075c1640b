import type { Problem } from '#lib/base/problem.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import type { BatchColumn, DateReading } from '#lib/model/batch.ts';
import type { TableName } from '#lib/model/columns.ts';
import { dataRows, oddDates, readDateColumns } from './dates.ts';
import { findHeader, headerDepth, headersOf, type GridRow } from './header.ts';
import type {
	Changes,
	InspectedColumn,
	InspectedValue,
	Inspection,
	SheetFacts,
	SkippedGroup
} from './inspection.ts';
import { contentOf } from './mapping/content.ts';
import { chooseField, guessTable, typeOf, type Mapped, type Seen } from './mapping/map.ts';
import { refuse, warn, type SkipReason } from './problems.ts';
import type { SheetData } from './read.ts';
import { findSkipped } from './skipped.ts';
import { cleanText, cleanTextSql } from './values/clean.ts';
import { isFigure, isLookedUp, readValue } from './values/lookup.ts';

const gridDepth = 30;
const sampleSize = 500;
/** A column with more spellings is not one of codes; only so many are listed. */
const longestValueList = 500;

/**
 * Inspects a sheet whose rows are loaded: header, rows that are not data, table, fields, how dates are written, spellings of codes —
 * all from whole columns, in SQL. Writes the tables `noted`, `shapes` and `skipped`. Throws a Refusal where nothing is recognised.
 */
export async function inspect(engine: Engine, sheet: SheetData, changes: Changes = {}): Promise<Inspection> {
	const { notes, shapes, ...source } = sheet;
	await engine.load(
		'noted',
		{ source_row: 'INTEGER', column_index: 'INTEGER', raw: 'VARCHAR', code: 'VARCHAR' },
		notes.map(({ row, column, raw, code }) => [row, column, raw, code])
	);
	await engine.load(
		'shapes',
		{ first_row: 'INTEGER', last_row: 'INTEGER', cells: 'INTEGER' },
		shapes.map(({ row, cells }, at) => [row, (shapes[at + 1]?.row ?? 2_147_483_647) - 1, cells])
	);
	return understand(engine, source, changes, null);
}

/** The user's corrections, applied. Cheap: only what they touch is looked at again. */
export async function remap(engine: Engine, inspection: Inspection, changes: Changes): Promise<Inspection> {
	return understand(engine, inspection.source, changes, inspection);
}

async function understand(
	engine: Engine,
	source: SheetFacts,
	changes: Changes,
	before: Inspection | null
): Promise<Inspection> {
	const layoutKept = before !== null && changes.headerRows === undefined;
	const grid = layoutKept && !changes.table ? before.grid : await firstRows(engine, source.columnCount);
	const headerRows = changes.headerRows ?? before?.headerRows ?? findHeader(grid, source.merged);
	const headers = layoutKept
		? before.columns.map(({ header }) => header)
		: headersOf(grid, headerRows, source.merged, source.columnCount);
	if (!layoutKept) await skip(engine, source, grid, headerRows);
	const counted = await countSkipped(engine);
	const rowsImported = source.rowsRead - counted.rowsSkipped;
	if (before === null && rowsImported <= 0) {
		throw refuse('no_rows', { file: source.file, sheet: source.sheet }, { sheet: source.sheet });
	}

	const remapped = !layoutKept || changes.table !== undefined;
	const looks = remapped ? await lookAt(engine, headers) : null;
	const guess = looks
		? guessTable(looks, changes.table ?? (layoutKept ? undefined : before?.table))
		: { table: before!.table, confidence: before!.tableConfidence, columns: before!.columns };
	let mapped: readonly Mapped[] = guess.columns;
	for (const [index, field] of Object.entries(changes.columns ?? {})) {
		mapped = chooseField(mapped, guess.table, Number(index), field);
	}
	if (before === null && !mapped.some(({ field }) => field !== null))
		throw refuse('no_column', { file: source.file, sheet: source.sheet });

	const columns = await readColumns(engine, guess.table, mapped, source, changes, before, looks);
	const values = await readValues(engine, guess.table, columns, changes, before);
	return {
		source,
		table: guess.table,
		tableConfidence: guess.confidence,
		headerRows,
		columns: withUnreadable(columns, values),
		...counted,
		rowsImported,
		values,
		grid: grid.slice(0, gridDepth),
		warnings: warningsOf(source, guess.table, headerRows, columns)
	};
}

async function firstRows(engine: Engine, columnCount: number): Promise<GridRow[]> {
	const cells = cellNames(columnCount);
	const found = rows<Record<string, string | number | null>>(
		await engine.query(
			`select source_row, ${cells.join(', ')} from rows order by source_row limit ${headerDepth}`
		)
	);
	return found.map((row) => ({
		row: row.source_row as number,
		cells: cells.map((cell) => row[cell] as string | null)
	}));
}

const cellNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index + 1}`);

async function skip(
	engine: Engine,
	{ columnCount, merged }: SheetFacts,
	grid: readonly GridRow[],
	headerRows: readonly number[]
): Promise<void> {
	const top = headerRows.at(0) ?? 0;
	const header = grid.find(({ row }) => row === headerRows.at(-1));
	const titles = grid
		.filter(({ row }) => row < top)
		.map(({ cells }) => cells.map(cleanText).find((text) => text !== null))
		.filter((text) => text !== undefined);
	const banners = merged
		.filter(([r1, c1, r2, c2]) => r1 === r2 && r1 > top && (c2 - c1 + 1) * 2 > columnCount && columnCount > 2)
		.map(([r1]) => r1);
	await findSkipped(engine, { columnCount, headerRows, headers: header?.cells ?? [], titles, banners });
}

async function countSkipped(engine: Engine): Promise<{ skipped: SkippedGroup[]; rowsSkipped: number }> {
	const skipped = rows<SkippedGroup & { reason: SkipReason }>(
		await engine.query(
			'select reason, count(*)::integer as count, list_slice(list(source_row order by source_row), 1, 200) as rows from skipped group by reason order by reason'
		)
	);
	return { skipped, rowsSkipped: skipped.reduce((sum, { count }) => sum + count, 0) };
}

/** A sample of the data rows, evenly over the sheet. */
async function lookAt(engine: Engine, headers: readonly string[]): Promise<Seen[]> {
	const total = firstRow<{ n: number }>(await engine.query('select count(*)::integer as n from rows'))!.n;
	const step = Math.max(1, Math.floor(total / sampleSize));
	const cells = cellNames(headers.length);
	const sample = rows<Record<string, string | null>>(
		await engine.query(
			`select ${cells.map((cell) => `r.${cell}`).join(', ')} from ${dataRows} where r.rowid % ${step} = 0 limit ${sampleSize * 2}`
		)
	);
	return headers.map((header, at) => ({
		index: at + 1,
		header,
		content: contentOf(sample.map((row) => row[cells[at]!] ?? null))
	}));
}

async function readColumns(
	engine: Engine,
	table: TableName,
	mapped: readonly Mapped[],
	{ epoch }: SheetFacts,
	changes: Changes,
	before: Inspection | null,
	looks: readonly Seen[] | null
): Promise<InspectedColumn[]> {
	const known = (index: number): InspectedColumn | undefined =>
		looks ? undefined : before?.columns.find((column) => column.index === index);
	const numbers = mapped.find(({ field }) => field === 'complaint_no')?.index ?? null;
	const orderOf = (index: number): DateReading['order'] | undefined => {
		const kept = before?.columns.find((column) => column.index === index);
		return changes.orders?.[index] ?? (kept?.how === 'user' ? kept.dates?.order : undefined);
	};
	const dated = mapped
		.filter(({ field }) => typeOf(table, field) === 'datetime')
		.filter(({ index, field }) => known(index)?.field !== field || changes.orders?.[index] !== undefined)
		.map(({ index, field }) => ({ index, field: field!, order: orderOf(index) }));
	const readings = await readDateColumns(engine, dated, { epoch, numbers });
	const stats = looks ? await columnStats(engine, mapped.length) : null;
	const result: InspectedColumn[] = [];
	for (const column of mapped) {
		const kept = known(column.index);
		const samples = stats?.samples[column.index - 1] ?? kept?.samples ?? [];
		const filled = stats?.filled[column.index - 1] ?? kept?.filled ?? 0;
		const type = typeOf(table, column.field);
		const base: InspectedColumn = { ...plain(column), samples, filled, unreadable: 0 };
		if (type === 'datetime') {
			const fresh = readings.get(column.index);
			const dates = fresh ?? kept!.dates!;
			const unreadable = fresh ? (await oddDates(engine, column.index, fresh)).unreadable : kept!.unreadable;
			result.push({ ...base, dates, unreadable });
		} else if (isFigure(type)) {
			const odd = await oddFigures(engine, column.index, type);
			result.push({ ...base, unreadable: odd.unreadable });
		} else result.push(base);
	}
	return result;
}

const plain = ({ index, header, field, confidence, how }: Mapped): BatchColumn => ({
	index,
	header,
	field,
	confidence,
	how
});

async function columnStats(
	engine: Engine,
	count: number
): Promise<{ filled: number[]; samples: string[][] }> {
	const cells = cellNames(count);
	const filled = firstRow<Record<string, number>>(
		await engine.query(
			`select ${cells.map((cell) => `count(r.${cell})::integer as ${cell}`).join(', ')} from ${dataRows}`
		)
	)!;
	const top = rows<Record<string, string | null>>(
		await engine.query(`select ${cells.map((cell) => `r.${cell}`).join(', ')} from ${dataRows} limit 200`)
	);
	return {
		filled: cells.map((cell) => filled[cell]!),
		samples: cells.map((cell) =>
			[...new Set(top.map((row) => cleanText(row[cell] ?? null)).filter((text) => text !== null))]
				.slice(0, 5)
				.map((text) => (text.length > 200 ? `${text.slice(0, 200)}…` : text))
		)
	};
}

/** What the readers make of figures that SQL does not read by itself. */
export async function oddFigures(
	engine: Engine,
	index: number,
	type: 'integer' | 'number' | 'money' | string
): Promise<{ found: Map<string, string>; unreadable: number }> {
	const target = type === 'integer' ? 'integer' : type === 'money' ? 'decimal(18, 4)' : 'double';
	const whole = type === 'integer' ? `or contains(text, '.')` : '';
	const odd = rows<{ text: string; n: number }>(
		await engine.query(`select text, count(*)::integer as n from (
	select ${cleanTextSql(`r.c${index}`)} as text from ${dataRows} where r.c${index} is not null
) where text is not null and (try_cast(text as ${target}) is null ${whole}) group by text`)
	);
	const found = new Map<string, string>();
	let unreadable = 0;
	for (const { text, n } of odd) {
		const value = readValue(type as 'integer', text);
		if (value === null) unreadable += n;
		else found.set(text, value);
	}
	return { found, unreadable };
}

/** The spellings of every column of codes or answers, with what they mean. */
async function readValues(
	engine: Engine,
	table: TableName,
	columns: readonly BatchColumn[],
	changes: Changes,
	before: Inspection | null
): Promise<InspectedValue[]> {
	const coded = columns.filter(({ field }) => isLookedUp(typeOf(table, field)));
	if (coded.length === 0) return [];
	const said = new Map<string, string>();
	for (const { field, text, value, how } of before?.values ?? []) {
		if (how === 'user' && value !== null) said.set(`${field}\n${text}`, value);
	}
	for (const [field, meanings] of Object.entries(changes.values ?? {})) {
		for (const [text, value] of Object.entries(meanings)) {
			if (value === null) said.delete(`${field}\n${text}`);
			else said.set(`${field}\n${text}`, value);
		}
	}
	const parts = coded.map(
		({ index }) => `select ${index}::integer as column_index, text, count(*)::integer as n
from (select ${cleanTextSql(`r.c${index}`)} as text from ${dataRows} where r.c${index} is not null) where text is not null group by all`
	);
	const found = rows<{ column_index: number; text: string; n: number }>(
		await engine.query(`${parts.join('\nunion all ')}\norder by column_index, n desc, text`)
	);
	const values = found.map(({ column_index: index, text, n }): InspectedValue => {
		const field = coded.find((column) => column.index === index)!.field!;
		const chosen = said.get(`${field}\n${text}`);
		if (chosen !== undefined) return { field, text, count: n, value: chosen, how: 'user' };
		const value = readValue(typeOf(table, field), text);
		return { field, text, count: n, value, how: value === null ? 'unknown' : 'known' };
	});
	return [...values.filter(({ value }) => value === null), ...values.filter(({ value }) => value !== null)];
}

function withUnreadable(
	columns: readonly InspectedColumn[],
	values: readonly InspectedValue[]
): InspectedColumn[] {
	return columns.map((column) => {
		const unknown = values.filter(({ field, value }) => field === column.field && value === null);
		return unknown.length === 0
			? column
			: { ...column, unreadable: unknown.reduce((sum, { count }) => sum + count, 0) };
	});
}

function warningsOf(
	source: SheetFacts,
	table: TableName,
	headerRows: readonly number[],
	columns: readonly InspectedColumn[]
): Problem[] {
	const where = { file: source.file, sheet: source.sheet };
	const warnings: Problem[] = [];
	if (source.hidden) warnings.push(warn('hidden_sheet', where, { sheet: source.sheet }));
	const others = source.sheets.filter(({ name }) => name !== source.sheet).map(({ name }) => name);
	if (others.length > 0) warnings.push(warn('more_sheets', where, { sheets: others.join(', ') }));
	if (headerRows.length === 0) warnings.push(warn('no_header', where));
	if (source.stray.length > 0)
		warnings.push(warn('stray_cells', where, { cells: source.stray.slice(0, 10).join(', ') }));
	if (table === 'complaints' && !columns.some(({ field }) => field === 'received_at'))
		warnings.push(warn('no_received', where));
	const seen = new Set<string>();
	const twice = new Set(
		columns
			.map(({ header }) => header)
			.filter((header) => header !== '' && (seen.has(header) || !seen.add(header)))
	);
	for (const header of twice) warnings.push(warn('same_header', { ...where, column: header }, { header }));
	for (const { header, dates } of columns) {
		if (dates?.ambiguous) {
			warnings.push(
				warn('ambiguous_dates', { ...where, column: header }, { column: header, order: dates.order })
			);
		}
	}
	return warnings;
}

export { longestValueList };
