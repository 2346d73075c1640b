import { sheetRows } from '#lib/base/csv.ts';
import type { OnProgress } from '#lib/base/progress.ts';
import { writeArchive, type Entry } from '#lib/batches/archive.ts';
import { digest } from '#lib/batches/digest.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { ListCell, Sort } from '#lib/metrics/complaintPage.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { wholeList, type WholeRow } from '#lib/metrics/list/all.ts';
import type { ListColumn, ListKind } from '#lib/metrics/list/columns.ts';
import type { Cell, ColumnType } from '#lib/reports/document.ts';
import { peopleNames } from '#lib/metrics/people.ts';
import { maskOf, type Mask } from '#lib/reports/mask.ts';
import { cellText, columnName } from './cells.ts';

/** Rows that one workbook holds at most: more of them take the memory of a tab. */
export const ofBook = 20_000;

const w = {
	title: words('投诉明细', '投訴明細', 'Complaints'),
	yuan: words('{name}（元）', '{name}（元）', '{name} (yuan)'),
	hours: words('{name}（小时）', '{name}（小時）', '{name} (h)')
};

/** What is to be written: which complaints, what of them, in which order, and whether people are masked. */
export interface ListOrder {
	readonly filter: Filter;
	readonly columns: readonly ListColumn[];
	readonly sort: Sort;
	readonly masked: boolean;
	readonly locale: Locale;
	/** The date of the file's properties. */
	readonly asOf: string | null;
}

export interface ListFile {
	readonly name: string;
	readonly content: Blob;
	readonly rows: number;
	/** Workbooks in the archive; 1 where the file is the list itself. */
	readonly books: number;
}

/** The list as it is shown, as CSV for spreadsheets: dates, numbers and money bare, codes in words. */
export async function listCsv(
	engine: Engine,
	order: ListOrder,
	onProgress: OnProgress = () => undefined,
	signal?: AbortSignal
): Promise<ListFile> {
	const { columns, locale } = order;
	const units: Partial<Record<ListKind, typeof w.yuan>> = { money: w.yuan, seconds: w.hours };
	const heads = columns.map((column) => {
		const [name, unit] = [columnName(column, locale), units[column.kind]];
		return unit ? say(unit, locale, { name }) : name;
	});
	const texts: BlobPart[] = [`\uFEFF${sheetRows([heads])}`];
	let rows = 0;
	for await (const part of masked(engine, order, onProgress, signal)) {
		texts.push(sheetRows(part.map((cells) => cells.map((cell, at) => bareCell(columns[at]!, cell, locale)))));
		rows += part.length;
	}
	return {
		name: `${say(w.title, locale)}.csv`,
		content: new Blob(texts, { type: 'text/csv' }),
		rows,
		books: 1
	};
}

/** The list as it is shown, as an Excel file; more rows than a workbook holds become an archive of several. `most` is for tests. */
export async function listBook(
	engine: Engine,
	order: ListOrder,
	onProgress: OnProgress = () => undefined,
	signal?: AbortSignal,
	most = ofBook
): Promise<ListFile> {
	const { renderListBook } = await import('#lib/reports/renderers/listBook.ts');
	const { columns, locale } = order;
	const title = say(w.title, locale);
	const heads = columns.map((column) => ({ head: columnName(column, locale), type: cellType(column.kind) }));
	const books: Blob[] = [];
	let held: (readonly Cell[])[] = [];
	let rows = 0;
	const close = async () => {
		const bytes = await renderListBook({ name: title, columns: heads, rows: held }, order);
		books.push(new Blob([bytes as BlobPart]));
		held = [];
	};
	for await (const part of masked(engine, order, onProgress, signal))
		for (const cells of part) {
			if (held.length === most) await close();
			signal?.throwIfAborted();
			held.push(cells.map((cell, at) => typedCell(columns[at]!, cell, locale)));
			rows += 1;
		}
	await close();
	if (books.length === 1) return { name: `${title}.xlsx`, content: books[0]!, rows, books: 1 };
	const entries: Entry[] = [];
	for (const [at, blob] of books.entries())
		entries.push({ name: `${title}-${at + 1}.xlsx`, blob, crc32: (await digest(blob)).crc32 });
	return { name: `${title}.zip`, content: writeArchive(entries), rows, books: books.length };
}

async function* masked(
	engine: Engine,
	order: ListOrder,
	onProgress: OnProgress,
	signal?: AbortSignal
): AsyncIterable<readonly (readonly ListCell[])[]> {
	const mask = maskOf(order.masked, order.masked ? await peopleNames(engine) : []);
	onProgress({ step: 'list', done: 0, total: 0 });
	const list = await wholeList(engine, order, signal);
	let done = 0;
	for await (const part of list.parts()) {
		yield mask.on
			? part.map((row) => row.cells.map((cell, at) => maskedCell(order.columns[at]!, cell, row, mask)))
			: part.map(({ cells }) => cells);
		done += part.length;
		onProgress({ step: 'list', done, total: list.total });
	}
}

function maskedCell(column: ListColumn, cell: ListCell, { people }: WholeRow, mask: Mask): ListCell {
	if (column.personal === undefined || typeof cell.value !== 'string') return cell;
	const hide = {
		customer: mask.name,
		staff: mask.staff,
		phone: mask.phone,
		address: mask.address,
		text: (value: string) => mask.text(value, { names: people })
	}[column.personal];
	return { ...cell, value: hide(cell.value) };
}

const isBare = (kind: ListKind): boolean => ['integer', 'number', 'days', 'share'].includes(kind);

/** A cell of CSV: a number where spreadsheets shall add up, else its words. */
function bareCell(column: ListColumn, cell: ListCell, locale: Locale): string | number {
	const { value } = cell;
	if (typeof value === 'number') {
		if (isBare(column.kind)) return value;
		if (column.kind === 'money') return value / 100;
		if (column.kind === 'seconds') return Math.round(value / 36) / 100;
	}
	if (column.kind === 'datetime' && value !== null)
		return cell.beside === true ? String(value).slice(0, 10) : String(value);
	return cellText(column, cell, locale);
}

const types: Partial<Record<ListKind, ColumnType>> = {
	integer: 'integer',
	days: 'integer',
	number: 'number',
	share: 'percent',
	money: 'money',
	seconds: 'duration',
	datetime: 'datetime'
};
const cellType = (kind: ListKind): ColumnType => types[kind] ?? 'text';

/** A cell of a workbook, as its column's type has it. */
function typedCell(column: ListColumn, cell: ListCell, locale: Locale): Cell {
	const { value, beside } = cell;
	if (typeof value === 'number' && cellType(column.kind) !== 'text') return value;
	if (column.kind === 'datetime' && value !== null)
		return beside === true ? String(value).slice(0, 10) : String(value);
	return cellText(column, cell, locale) || null;
}
