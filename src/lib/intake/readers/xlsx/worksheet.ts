import type { OnProgress } from '#lib/base/progress.ts';
import { sha256 } from '#lib/base/sha256.ts';
import { isKnownHeader } from '#lib/intake/mapping/dictionary.ts';
import { quotedSheet, refuse } from '#lib/intake/problems.ts';
import { maxColumns, type SheetData } from '#lib/intake/sheet.ts';
import type { Sink, Source } from '#lib/intake/source.ts';
import { isPadded } from '#lib/intake/values/clean.ts';
import { canonicalField, CanonicalWriter } from '#lib/intake/readers/canonical.ts';
import type { RowNote } from '#lib/intake/readers/csv.ts';
import { CellScanner, columnLetters, type SheetCell } from './cells.ts';
import { asRefusal, openWorkbook, orRefuse, readStrings, type Workbook, type Worksheet } from './workbook.ts';
import { expand, longestPart } from './zip.ts';

/** Blank rows inside a table are rows too; a longer gap is none, and is not written out. */
const longestGap = 1000;
const longestList = 100_000;

/** Reads one worksheet whole into canonical CSV; without a name, the one that looks most like a log. Throws a Refusal. */
export async function readWorksheet(
	source: Source,
	sheetName: string | undefined,
	sink: Sink,
	onProgress: OnProgress,
	signal?: AbortSignal
): Promise<SheetData> {
	const workbook = await openWorkbook(source);
	signal?.throwIfAborted();
	const strings = orRefuse(source.name, () => readStrings(workbook));
	const sheet = orRefuse(source.name, () => chooseSheet(workbook, strings, sheetName));
	if (!sheet) throw refuse('no_sheet', { file: source.name }, { sheet: sheetName ?? '' });

	const writer = new CanonicalWriter(sink);
	const rows = new RowWriter(writer);
	const scanner = new CellScanner(workbook, strings, (row, cells) => rows.row(row, cells));
	try {
		let reported = 0;
		for (const { chunk, consumed } of expand(workbook.bytes, sheet.entry, longestPart)) {
			scanner.push(chunk);
			await writer.flush();
			if (consumed - reported > 1 << 18) {
				reported = consumed;
				signal?.throwIfAborted();
				onProgress({ step: 'read', done: consumed, total: sheet.entry.compressed });
			}
		}
	} catch (error) {
		throw asRefusal(source.name, error);
	}
	await writer.flush(true);
	if (rows.records === 0)
		throw refuse('no_rows', { file: source.name, sheet: sheet.name }, { sheet: quotedSheet(sheet.name) });
	const hasher = (source.hasher ?? sha256)();
	hasher.update(workbook.bytes);
	return {
		file: source.name,
		fileBytes: source.size,
		sha256: hasher.hex(),
		kind: 'xlsx',
		sheet: sheet.name,
		hidden: sheet.hidden,
		sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
		encoding: 'utf-8',
		delimiter: '',
		columnCount: Math.max(1, rows.columns),
		rowsRead: rows.records,
		longest: rows.longest,
		shapes: [],
		notes: rows.notes,
		noted: rows.noted,
		padded: [...rows.padded].sort((a, b) => a - b),
		epoch: workbook.epoch,
		merged: scanner.merged,
		stray: rows.stray,
		blankFrom: rows.blankFrom
	};
}

/** The named sheet, else the one whose first rows name most fields; a hidden one only where no other names any. */
function chooseSheet(
	workbook: Workbook,
	strings: readonly string[],
	name: string | undefined
): Worksheet | undefined {
	if (name !== undefined) return workbook.sheets.find((sheet) => sheet.name === name);
	if (workbook.sheets.length === 1) return workbook.sheets[0];
	const scored = workbook.sheets.map((sheet) => ({
		sheet,
		score: headerScore(workbook, strings, sheet) - (sheet.hidden ? 1.5 : 0)
	}));
	const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
	return best.score > 0 ? best.sheet : (workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0]);
}

function headerScore(workbook: Workbook, strings: readonly string[], sheet: Worksheet): number {
	let best = 0;
	let seen = 0;
	const scanner = new CellScanner(workbook, strings, (_, cells) => {
		best = Math.max(best, cells.filter(({ text }) => text.length <= 40 && isKnownHeader(text)).length);
		return ++seen < 30;
	});
	for (const { chunk } of expand(workbook.bytes, sheet.entry, longestPart)) {
		scanner.push(chunk);
		if (scanner.stopped) break;
	}
	// A header above nothing is no log.
	return seen > 1 ? best : best / 2;
}

/** Turns rows of cells into canonical records; blank rows count where something follows them. */
class RowWriter {
	records = 0;
	columns = 0;
	longest = 0;
	/** First of the blank rows that end the sheet; 0 where there are none. */
	blankFrom = 0;
	noted = 0;
	readonly notes: RowNote[] = [];
	readonly padded = new Set<number>();
	readonly stray: string[] = [];
	readonly #writer: CanonicalWriter;
	#last = 0;

	constructor(writer: CanonicalWriter) {
		this.#writer = writer;
	}

	row(row: number, cells: readonly SheetCell[]): boolean {
		let text = '';
		let at = 1;
		for (const { column, text: cell, error } of cells) {
			if (error) {
				this.#note({ row, column, raw: cell, code: 'error_cell' });
				continue;
			}
			if (column > maxColumns) {
				this.#note({ row, column, raw: cell, code: 'stray_cell' });
				if (this.stray.length < 100) this.stray.push(`${columnLetters(column)}${row}`);
				continue;
			}
			// Two cells of one column: the later stands, as it does on screen.
			if (column < at) continue;
			text +=
				','.repeat(column - at) +
				canonicalField(cell.includes('\u0000') ? cell.replaceAll('\u0000', '\ufffd') : cell);
			at = column;
			if (isPadded(cell)) this.padded.add(column);
			if (column > this.columns) this.columns = column;
		}
		if (text === '' && !cells.some(({ error }) => error)) {
			if (this.blankFrom === 0) this.blankFrom = row;
			return true;
		}
		this.blankFrom = 0;
		const gap = row - this.#last - 1;
		if (gap <= longestGap) {
			for (let blank = this.#last + 1; blank < row; blank++) this.#record(blank, '');
		}
		this.#last = row;
		this.#record(row, text);
		return true;
	}

	#record(row: number, text: string): void {
		this.records++;
		if (text.length > this.longest) this.longest = text.length;
		this.#writer.record(row, text);
	}

	#note(note: RowNote): void {
		this.noted++;
		if (this.notes.length < longestList) this.notes.push(note);
	}
}
