import type { OnProgress } from '#lib/base/progress.ts';
import { writeArchive } from '#lib/batches/archive.ts';
import { digest } from '#lib/batches/digest.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import {
	addedColumns,
	isAddedHeader,
	isOriginHeader,
	originMark,
	originPattern
} from '#lib/intake/mapping/added.ts';
import {
	problemRows,
	problemSheets,
	type ProblemSheet,
	type ProblemSheetRow
} from '#lib/metrics/problemRows.ts';
import { fieldOf, type TableName } from '#lib/model/columns.ts';
import type { RowSheet } from '#lib/reports/renderers/rowBook.ts';
import { problemName } from '#lib/workspace/problemText.ts';

/** Rows that one sheet holds at most, and one workbook: more of them take a spreadsheet long to open. */
const ofSheet = 10_000;
const ofBook = 20_000;
const names = {
	title: words('问题行', '問題列', 'Rows to correct'),
	book: words('诉鉴-问题行.xlsx', '訴鑑-問題列.xlsx', 'Sujian rows to correct.xlsx'),
	several: words('诉鉴-问题行.zip', '訴鑑-問題列.zip', 'Sujian rows to correct.zip')
};
const added = [addedColumns.row, addedColumns.origin, addedColumns.column, addedColumns.problem];

/** What is downloaded: a workbook, or an archive of `books` workbooks where there are many rows. */
export interface ProblemBook {
	readonly name: string;
	/** Null where no row can be held. */
	readonly content: Blob | null;
	readonly books: number;
	readonly rows: number;
	/** Rows with a cell longer than a spreadsheet holds: cut short they must not take the place of what is there. */
	readonly tooLong: number;
}

/** Sizes for tests: rows of a sheet and of a workbook. */
export interface BookSizes {
	readonly ofSheet: number;
	readonly ofBook: number;
}

/**
 * The user's own rows that have problems, all of them, with the reasons beside them, to be corrected and imported again; null where there
 * are none. Each row carries a mark of where it came from, so that it takes that row's place.
 */
export async function problemBook(
	engine: Engine,
	locale: Locale,
	asOf: string | null,
	onProgress: OnProgress = () => undefined,
	sizes: BookSizes = { ofSheet, ofBook }
): Promise<ProblemBook | null> {
	const found = await problemSheets(engine);
	const total = found.reduce((sum, sheet) => sum + sheet.total, 0);
	if (total === 0) return null;
	const { renderRowBook } = await import('#lib/reports/renderers/rowBook.ts');
	const { longestText } = await import('#lib/reports/renderers/xlsxCells.ts');
	const books: Uint8Array[] = [];
	let sheets: RowSheet[] = [];
	let [held, done, tooLong] = [0, 0, 0];
	const close = async () => {
		if (sheets.length > 0) books.push(await renderRowBook(sheets, { title: say(names.title, locale), asOf }));
		[sheets, held] = [[], 0];
		onProgress({ step: 'problems', done, total });
	};
	for (const sheet of found) {
		for (let after = 0; ;) {
			const limit = Math.min(sizes.ofSheet, sizes.ofBook - held);
			const found = await problemRows(engine, sheet, { after, limit });
			if (found.length === 0) break;
			after = found.at(-1)!.row;
			const rows = found.filter(({ cells }) => cells.every((cell) => (cell ?? '').length <= longestText));
			if (rows.length > 0) sheets.push(rowSheet(sheet, rows, locale));
			held += rows.length;
			done += rows.length;
			tooLong += found.length - rows.length;
			if (held >= sizes.ofBook) await close();
			if (found.length < limit) break;
		}
	}
	await close();
	const [only, ...more] = books.map((bytes) => new Blob([bytes as BlobPart]));
	const told = { rows: done, tooLong };
	if (!only || more.length === 0)
		return { name: say(names.book, locale), content: only ?? null, books: only ? 1 : 0, ...told };
	const entries = [];
	for (const [at, blob] of [only, ...more].entries())
		entries.push({ name: `rows-to-correct-${at + 1}.xlsx`, blob, crc32: (await digest(blob)).crc32 });
	return {
		name: say(names.several, locale),
		content: writeArchive(entries),
		books: entries.length,
		...told
	};
}

function rowSheet(
	{ file, sheet, sha256, table, columns }: ProblemSheet,
	rows: readonly ProblemSheetRow[],
	locale: Locale
): RowSheet {
	// What an earlier workbook of this kind added is not the user's own; where its rows came from still holds.
	const own = columns.flatMap(({ header }, at) => (isAddedHeader(header) ? [] : [at]));
	const origin = columns.findIndex(({ header }) => isOriginHeader(header));
	const head = (at: number): string => {
		const { header = '', field = null } = columns[at] ?? {};
		const label = field === null ? undefined : fieldOf(table as TableName, field)?.label;
		return header || (label ? say(label, locale) : '');
	};
	const joined = (texts: readonly string[]) => [...new Set(texts)].join('；');
	return {
		name: sheet || file.replace(/\.[^.]*$/, ''),
		heads: [...own.map(head), ...added.map((name) => say(name, locale))],
		own: own.length,
		hidden: [own.length + 1],
		rows: rows.map(({ row, cells, problems }) => {
			const bad = problems.flatMap(({ column }) =>
				column === null ? [] : columns.findIndex(({ column_index: index }) => index === column)
			);
			const before = (cells[origin] ?? '').trim();
			const [, , , first] = new RegExp(originPattern).exec(before) ?? [];
			return {
				cells: [
					...own.map((at) => cells[at] ?? null),
					first ? Number(first) : row,
					first ? before : originMark(sha256, sheet, row),
					joined(bad.map(head).filter((name) => name !== '')),
					joined(problems.map(({ code }) => problemName(code, locale)))
				],
				marked: own.flatMap((at, index) => (bad.includes(at) ? [index] : []))
			};
		})
	};
}
