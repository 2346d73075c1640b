import type { RowNote } from './csv.ts';
import { canonicalField, type CanonicalWriter } from './canonical.ts';
import { columnLetters, type SheetCell } from './xlsx/cells.ts';
import { maxColumns, type SheetData } from '#lib/intake/sheet.ts';
import { isPadded } from '#lib/intake/values/clean.ts';

/** Blank rows inside a table are rows too; a longer gap is none, and is not written out. */
const longestGap = 1000;
const longestList = 100_000;

/** Turns rows of cells, in order, into canonical records; blank rows count where something follows them. */
export class RowWriter {
	records = 0;
	#columns = 0;
	#longest = 0;
	#blankFrom = 0;
	#noted = 0;
	readonly #notes: RowNote[] = [];
	readonly #padded = new Set<number>();
	readonly #stray: string[] = [];
	readonly #writer: CanonicalWriter;
	#last = 0;

	constructor(writer: CanonicalWriter) {
		this.#writer = writer;
	}

	/** What was met in the rows, as a sheet's facts. */
	get facts(): Pick<
		SheetData,
		'columnCount' | 'rowsRead' | 'longest' | 'shapes' | 'notes' | 'noted' | 'padded' | 'stray' | 'blankFrom'
	> {
		return {
			columnCount: Math.max(1, this.#columns),
			rowsRead: this.records,
			longest: this.#longest,
			shapes: [],
			notes: this.#notes,
			noted: this.#noted,
			padded: [...this.#padded].sort((a, b) => a - b),
			stray: this.#stray,
			blankFrom: this.#blankFrom
		};
	}

	/** The next row; `row` as the spreadsheet numbers it, cells in the order of their columns. */
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
				if (this.#stray.length < 100) this.#stray.push(`${columnLetters(column)}${row}`);
				continue;
			}
			// Two cells of one column: the later stands, as it does on screen.
			if (column < at) continue;
			text +=
				','.repeat(column - at) +
				canonicalField(cell.includes('\u0000') ? cell.replaceAll('\u0000', '\ufffd') : cell);
			at = column;
			if (isPadded(cell)) this.#padded.add(column);
			if (column > this.#columns) this.#columns = column;
		}
		if (text === '' && !cells.some(({ error }) => error)) {
			if (this.#blankFrom === 0) this.#blankFrom = row;
			return true;
		}
		this.#blankFrom = 0;
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
		if (text.length > this.#longest) this.#longest = text.length;
		this.#writer.record(row, text);
	}

	#note(note: RowNote): void {
		this.#noted++;
		if (this.#notes.length < longestList) this.#notes.push(note);
	}
}
