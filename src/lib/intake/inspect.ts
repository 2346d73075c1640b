import type { OnProgress } from '#lib/base/progress.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import type { BatchColumn } from '#lib/model/batch.ts';
import type { TableName } from '#lib/model/columns.ts';
import { readDateColumns } from './dates.ts';
import { oddFigures } from './figures.ts';
import { countingRow, findHeader, headerDepth, headersOf, type GridRow } from './header.ts';
import type {
	Changes,
	InspectedColumn,
	InspectedValue,
	Inspection,
	SheetFacts,
	ShiftedRows,
	SkippedGroup
} from './inspection.ts';
import { contentOf } from './mapping/content.ts';
import { findByMapping, type KnownMapping } from './mapping/find.ts';
import { chooseField, guessTable, typeOf, type Mapped, type Seen } from './mapping/map.ts';
import { isRepairable, repairRows } from './repair.ts';
import { quotedSheet, refuse, type SkipReason } from './problems.ts';
import { dataRows, Sample } from './sample.ts';
import type { SheetData } from './sheet.ts';
import { findShifted } from './shifted.ts';
import { findSkipped } from './skipped.ts';
import { cleanText } from './values/clean.ts';
import { isFigure, isLookedUp } from './values/lookup.ts';
import { readValues, saidAfter, unknownColumns } from './spellings.ts';
import { warningsOf } from './warnings.ts';

const gridDepth = 30;
const sampleSize = 500;

/**
 * Inspects a sheet whose rows are loaded: header, rows that are not data, table, fields, how dates are written, spellings of codes —
 * all from whole columns, in SQL. Where nothing is recognised, a known mapping says where the header is and what it means; without one
 * a Refusal is thrown, or `open` gives it back with nothing mapped, for the user to say what it is. Writes the tables `noted`, `shapes`
 * and `skipped`. Progress: step inspect, in columns.
 */
export async function inspect(
	engine: Engine,
	sheet: SheetData,
	changes: Changes = {},
	known: readonly KnownMapping[] = [],
	open = false,
	onProgress: OnProgress = () => undefined
): Promise<Inspection> {
	const { notes, shapes, ...source } = sheet;
	await engine.exec('drop table if exists unrepaired');
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
	return understand(engine, source, changes, null, known, open, onProgress);
}

/** The user's corrections, applied. Cheap: only what they touch is looked at again. */
export async function remap(engine: Engine, inspection: Inspection, changes: Changes): Promise<Inspection> {
	return understand(engine, inspection.source, changes, inspection);
}

async function understand(
	engine: Engine,
	source: SheetFacts,
	changes: Changes,
	before: Inspection | null,
	known: readonly KnownMapping[] = [],
	open = false,
	onProgress: OnProgress = () => undefined
): Promise<Inspection> {
	const repaired = changes.repair?.filter(isRepairable) ?? before?.repaired ?? [];
	if (changes.repair) {
		await repairRows(engine, source.columnCount, changes.repair.filter(isRepairable));
		source = { ...source, padded: paddedAfter(source, repaired) };
	}
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
		throw refuse('no_rows', { file: source.file, sheet: source.sheet }, { sheet: quotedSheet(source.sheet) });
	}

	const sample = new Sample(engine, source.rowsRead);
	const remapped = !layoutKept || changes.table !== undefined;
	const looks = remapped ? await lookAt(engine, headers, sample) : null;
	const guess = looks
		? guessTable(looks, changes.table ?? (layoutKept ? undefined : before?.table))
		: { table: before!.table, confidence: before!.tableConfidence, columns: before!.columns };
	let mapped: readonly Mapped[] = guess.columns;
	for (const [index, field] of Object.entries(changes.columns ?? {})) {
		mapped = chooseField(mapped, guess.table, Number(index), field);
	}
	if (before === null && !mapped.some(({ field }) => field !== null)) {
		const found = findByMapping(grid, source, known);
		if (found) {
			const { mapping, headerRows, columns } = found;
			return understand(
				engine,
				source,
				{ ...changes, table: mapping.table, headerRows, columns },
				null,
				[],
				false,
				onProgress
			);
		}
		if (!open) throw refuse('no_column', { file: source.file, sheet: source.sheet });
	}

	// Cells that moved are read anew, each column in the order that it had.
	const moved = before !== null && looks === null && changes.repair !== undefined;
	const orders = moved ? { ...changes, orders: { ...ordersOf(before), ...changes.orders } } : changes;
	const read = await readColumns(
		engine,
		guess.table,
		mapped,
		source,
		orders,
		before,
		sample,
		looks !== null || moved,
		onProgress
	);
	const said = saidAfter(before?.said ?? {}, changes.values);
	const values = await readValues(engine, guess.table, read, said);
	const columns = withUnreadable(guess.table, read, values);
	const shifted = await findShifted(engine, source, guess.table, columns, values, sample);
	return {
		source,
		table: guess.table,
		tableConfidence: guess.confidence,
		headerRows,
		columns,
		...counted,
		rowsImported,
		values,
		said,
		shifted,
		repaired,
		grid: grid.slice(0, gridDepth),
		warnings: warningsOf(
			source,
			guess.table,
			headerRows,
			columns,
			shifted,
			unknownColumns({ table: guess.table, columns, values })
		)
	};
}

/** A cell that moves may bring its spaces along. */
const paddedAfter = (
	{ padded, columnCount }: SheetFacts,
	repaired: readonly ShiftedRows[]
): readonly number[] =>
	[...new Set([...padded, ...repaired.flatMap(({ by }) => padded.map((index) => index - by))])]
		.filter((index) => index >= 1 && index <= columnCount)
		.sort((a, b) => a - b);

/** The orders of dates that are settled. */
const ordersOf = ({ columns }: Inspection): Changes['orders'] =>
	Object.fromEntries(
		columns.flatMap(({ index, dates }) => (dates && !dates.ambiguous ? [[index, dates.order]] : []))
	);

async function firstRows(engine: Engine, columnCount: number): Promise<GridRow[]> {
	const cells = cellNames(columnCount);
	const found = rows<Record<string, string | number | null>>(
		await engine.query(
			`select source_row, ${cells.join(', ')} from rows where rowid < ${headerDepth} order by source_row`
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
	{ columnCount, padded, merged }: SheetFacts,
	grid: readonly GridRow[],
	headerRows: readonly number[]
): Promise<void> {
	const top = headerRows.at(0) ?? 0;
	const headers = headerRows.map((number) => grid.find(({ row }) => row === number)?.cells ?? []);
	const counting = countingRow(grid, headerRows);
	const titles = grid
		.filter(({ row }) => row < top)
		.map(({ cells }) => cells.map(cleanText).find((text) => text !== null))
		.filter((text) => text !== undefined);
	const banners = merged
		.filter(([r1, c1, r2, c2]) => r1 === r2 && r1 > top && (c2 - c1 + 1) * 2 > columnCount && columnCount > 2)
		.map(([r1]) => r1);
	await findSkipped(engine, {
		columnCount,
		padded,
		headerRows: counting === null ? headerRows : [...headerRows, counting],
		headers,
		titles,
		longest: Array.from({ length: columnCount }, (_, at) =>
			Math.max(...grid.map(({ cells }) => cells[at]?.length ?? 0))
		),
		banners
	});
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
async function lookAt(engine: Engine, headers: readonly string[], sampled: Sample): Promise<Seen[]> {
	const cells = cellNames(headers.length);
	const sample = rows<Record<string, string | null>>(
		await engine.query(
			`select ${cells.map((cell) => `r.${cell}`).join(', ')} from ${await sampled.rows(sampleSize)} limit ${sampleSize * 2}`
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
	source: SheetFacts,
	changes: Changes,
	before: Inspection | null,
	sample: Sample,
	anew: boolean,
	onProgress: OnProgress
): Promise<InspectedColumn[]> {
	let done = 0;
	const onColumn = (): void => onProgress({ step: 'inspect', done: ++done, total: mapped.length });
	const known = (index: number): InspectedColumn | undefined =>
		anew ? undefined : before?.columns.find((column) => column.index === index);
	const numbers = mapped.find(({ field }) => field === 'complaint_no')?.index ?? null;
	const dated = mapped
		.filter(({ field }) => typeOf(table, field) === 'datetime')
		.filter(({ index, field }) => known(index)?.field !== field || changes.orders?.[index] !== undefined)
		.map(({ index }) => ({ index, padded: source.padded.includes(index), order: changes.orders?.[index] }));
	const readings = await readDateColumns(engine, dated, {
		epoch: source.epoch,
		numbers,
		sample,
		onColumn
	});
	const stats = anew ? await columnStats(engine, mapped.length) : null;
	const result: InspectedColumn[] = [];
	for (const column of mapped) {
		const kept = known(column.index);
		const samples = stats?.samples[column.index - 1] ?? kept?.samples ?? [];
		const filled = stats?.filled[column.index - 1] ?? kept?.filled ?? 0;
		const type = typeOf(table, column.field);
		const padded = source.padded.includes(column.index);
		const base: InspectedColumn = { ...plain(column), padded, samples, filled, odd: 0, unreadable: 0 };
		const reading = readings.get(column.index);
		if (!reading) onColumn();
		if (type === 'datetime' && reading) result.push({ ...base, ...reading });
		else if (kept && kept.field === column.field)
			result.push({ ...kept, ...base, odd: kept.odd, unreadable: kept.unreadable });
		else if (isFigure(type)) {
			const { found, unreadable } = await oddFigures(engine, base, type);
			result.push({ ...base, odd: found.size, unreadable });
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

function withUnreadable(
	table: TableName,
	columns: readonly InspectedColumn[],
	values: readonly InspectedValue[]
): InspectedColumn[] {
	return columns.map((column) => {
		if (!isLookedUp(typeOf(table, column.field))) return column;
		const unknown = values.filter(({ field, value }) => field === column.field && value === null);
		return { ...column, unreadable: unknown.reduce((sum, { count }) => sum + count, 0) };
	});
}
