import { longestRecord, RecordTooLong, type RowNote } from './csv.ts';
import { canonicalField, type CanonicalWriter } from './canonical.ts';
import { inOrder } from './inOrder.ts';
import type { SheetCell } from './xlsx/cells.ts';
import { columnLetters } from './xlsx/place.ts';
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

	/** The next row; `row` as the spreadsheet numbers it. Throws RecordTooLong. */
	row(row: number, cells: readonly SheetCell[]): boolean {
		let text = '';
		let at = 1;
		for (const { column, text: cell, error, problem } of inOrder(cells)) {
			if (error || problem) {
				this.#note({ row, column, raw: shortened(cell), code: problem ?? 'error_cell' });
				continue;
			}
			if (column > maxColumns) {
				this.#note({ row, column, raw: shortened(cell), code: 'stray_cell' });
				if (this.#stray.length < 100) this.#stray.push(`${columnLetters(column)}${row}`);
				continue;
			}
			const known = cell.includes('\u0000') ? cell.replaceAll('\u0000', '\ufffd') : cell;
			if (known.includes('\ufffd')) this.#note({ row, column, raw: shortened(known), code: 'undecodable' });
			text += ','.repeat(column - at) + canonicalField(known);
			if (text.length > longestRecord) throw new RecordTooLong(row);
			at = column;
			if (isPadded(cell)) this.#padded.add(column);
			if (column > this.#columns) this.#columns = column;
		}
		if (text === '' && !cells.some(({ error, problem }) => error || problem)) {
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

/** What a note shows of a cell: a copy, so that a list of notes does not hold the texts. */
const shortened = (text: string): string => (text.length > 1000 ? [...text.slice(0, 1000)].join('') : text);
