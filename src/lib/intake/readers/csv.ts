import type { RowProblem } from '#lib/intake/problems.ts';
import { isPadded, isSpace } from '#lib/intake/values/clean.ts';
import { canonicalField, quoted } from './canonical.ts';

const QUOTE = 34;
const CR = 13;
const LF = 10;

/** No cell is longer: a quote that would make one is taken as never closed. */
export const longestCell = 1 << 20;
/** No record is longer: such a file is not a table. */
export const longestRecord = 1 << 24;
/** Shapes and notes are lists in memory; beyond this they are counted only. */
const longestList = 100_000;

/** Something met in a row while the file was read; column 0 is the row as a whole. */
export interface RowNote {
	readonly row: number;
	readonly column: number;
	readonly raw: string;
	readonly code: RowProblem;
}

/** From this row on, records have this many cells. */
export interface Shape {
	readonly row: number;
	readonly cells: number;
}

export interface CsvResult {
	readonly records: number;
	readonly columns: number;
	readonly lines: number;
	/** Characters of the longest record. */
	readonly longest: number;
	readonly shapes: readonly Shape[];
	readonly notes: readonly RowNote[];
	/** Notes met, listed or not. */
	readonly noted: number;
	/** Columns, from 1, in which some cell has spaces around its text. */
	readonly padded: readonly number[];
}

/** Thrown where one record grows beyond all measure; `row` is where it starts. */
export class RecordTooLong extends Error {
	readonly row: number;
	constructor(row: number) {
		super('record too long');
		this.row = row;
	}
}

/**
 * Reads decoded CSV text in chunks, one pass: finds each record, the physical line on which it starts (CRLF, LF and CR each end
 * a line, inside quotes too) and its cells, and gives it on as canonical text. Nothing is dropped: a blank line is a record without
 * cells; a quote inside an unquoted cell, or after text inside quotes, is an ordinary character; a quote that never closes is one too.
 */
export class CsvScanner {
	readonly #delimiter: number;
	readonly #separator: string;
	readonly #emit: (row: number, text: string) => void;
	readonly #maxColumns: number;
	#rest = '';
	#line = 1;
	#records = 0;
	#columns = 0;
	#longest = 0;
	#noted = 0;
	readonly #padded = new Set<number>();
	readonly #shapes: Shape[] = [];
	readonly #notes: RowNote[] = [];
	// What `#quotedRecord` found beside the end of the record.
	#cells: string[] = [];
	#breaks = 0;

	constructor(delimiter: string, maxColumns: number, emit: (row: number, text: string) => void) {
		this.#delimiter = delimiter.charCodeAt(0);
		this.#separator = delimiter;
		this.#maxColumns = maxColumns;
		this.#emit = emit;
	}

	/** Characters that are read but not yet part of a whole record. */
	get pending(): number {
		return this.#rest.length;
	}

	push(text: string): void {
		this.#scan(this.#rest + text, false);
	}

	end(): CsvResult {
		this.#scan(withoutEnd(this.#rest), true);
		return {
			records: this.#records,
			columns: this.#columns,
			lines: this.#line - 1,
			longest: this.#longest,
			shapes: this.#shapes,
			notes: this.#notes,
			noted: this.#noted,
			padded: [...this.#padded].sort((a, b) => a - b)
		};
	}

	#scan(text: string, final: boolean): void {
		const length = text.length;
		const delimiter = this.#delimiter;
		let start = 0;
		while (start < length) {
			let at = start;
			let cells = 1;
			let code = 0;
			let before = delimiter;
			let padded = false;
			while (at < length) {
				code = text.charCodeAt(at);
				if (code === delimiter) {
					if (before !== delimiter && isSpace(before)) padded = true;
					cells++;
				} else if (code === LF || code === CR || code === QUOTE) break;
				else if (before === delimiter && isSpace(code)) padded = true;
				before = code;
				at++;
			}
			if (code === QUOTE && at < length) {
				at = this.#quotedRecord(text, start, final);
				if (at < 0) break;
				cells = this.#cells.length;
				this.#record(start, at, cells, this.#cells.join(','));
			} else {
				if (at === length && !final) break;
				if (at + 1 === length && code === CR && !final) break;
				this.#breaks = 0;
				const plain = text.slice(start, at);
				if (padded || (before !== delimiter && isSpace(before))) this.#pad(plain.split(this.#separator));
				this.#record(start, at, plain === '' ? 0 : cells, this.#plain(plain, cells));
			}
			if (at < length && text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at++;
			this.#line += this.#breaks + 1;
			start = at + 1;
		}
		this.#rest = start < length ? text.slice(start) : '';
		if (this.#rest.length > longestRecord) throw new RecordTooLong(this.#line);
	}

	#pad(cells: readonly string[]): void {
		cells.forEach((cell, index) => {
			if (isPadded(cell)) this.#padded.add(Math.min(index + 1, this.#maxColumns));
		});
	}

	#plain(text: string, cells: number): string {
		if (cells > this.#maxColumns) {
			const parts = text.split(this.#separator);
			this.#note(0, parts.slice(this.#maxColumns).join(this.#separator), 'too_many_columns');
			return this.#joined(parts.map(canonicalField), parts);
		}
		if (this.#separator === ',' || cells === 0) return text;
		if (!text.includes(',')) return text.replaceAll(this.#separator, ',');
		return text.split(this.#separator).map(canonicalField).join(',');
	}

	/** Cells beyond the limit go into the last column together. */
	#joined(canonical: readonly string[], raw: readonly string[]): string {
		const kept = this.#maxColumns - 1;
		return [...canonical.slice(0, kept), quoted(raw.slice(kept).join(this.#separator))].join(',');
	}

	#record(start: number, end: number, cells: number, text: string): void {
		if (text.includes('\ufffd')) this.#note(0, '', 'undecodable');
		if (text.includes('\u0000')) text = text.replaceAll('\u0000', '\ufffd');
		const width = Math.min(cells, this.#maxColumns);
		const last = this.#shapes.at(-1);
		if (last?.cells !== cells && this.#shapes.length < longestList) {
			this.#shapes.push({ row: this.#line, cells });
		}
		if (width > this.#columns) this.#columns = width;
		if (end - start > this.#longest) this.#longest = end - start;
		this.#records++;
		this.#emit(this.#line, text);
	}

	#note(column: number, raw: string, code: RowProblem): void {
		this.#noted++;
		if (this.#notes.length < longestList) {
			this.#notes.push({ row: this.#line, column, raw: raw.slice(0, 1000), code });
		}
	}

	/** Cells of the record at `start` into `#cells`, canonical; gives its end, or −1 where the text ends first. */
	#quotedRecord(text: string, start: number, final: boolean): number {
		const cells: string[] = [];
		const raws: string[] = [];
		const found: [number, string, RowProblem][] = [];
		let breaks = 0;
		let at = start;
		for (;;) {
			let cell: string | null = null;
			if (text.charCodeAt(at) === QUOTE) {
				const close = this.#closing(text, at, final);
				if (close === 'more') return -1;
				if (close === 'never') found.push([cells.length + 1, lineOf(text, at), 'unterminated_quote']);
				else {
					const inside = text.slice(at + 1, close.at);
					if (close.stray) found.push([cells.length + 1, inside, 'stray_quote']);
					breaks += countBreaks(inside);
					if (isPadded(inside)) this.#padded.add(Math.min(cells.length + 1, this.#maxColumns));
					cell = close.stray ? quoted(inside.replaceAll('""', '"')) : text.slice(at, close.at + 1);
					at = close.next;
				}
			}
			if (cell === null) {
				const from = at;
				while (at < text.length && !this.#endsCell(text.charCodeAt(at))) at++;
				const raw = text.slice(from, at);
				if (isPadded(raw)) this.#padded.add(Math.min(cells.length + 1, this.#maxColumns));
				cell = canonicalField(raw);
			}
			cells.push(cell);
			if (at >= text.length) {
				if (!final) return -1;
				break;
			}
			const code = text.charCodeAt(at);
			if (code !== this.#delimiter) {
				if (code === CR && at + 1 === text.length && !final) return -1;
				break;
			}
			at++;
		}
		for (const [column, raw, code] of found) this.#note(column, raw, code);
		if (cells.length > this.#maxColumns) {
			for (const cell of cells)
				raws.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
			this.#note(0, raws.slice(this.#maxColumns).join(this.#separator), 'too_many_columns');
			this.#cells = [
				...cells.slice(0, this.#maxColumns - 1),
				quoted(raws.slice(this.#maxColumns - 1).join(this.#separator))
			];
		} else this.#cells = cells;
		this.#breaks = breaks;
		return at;
	}

	#endsCell(code: number): boolean {
		return code === this.#delimiter || code === LF || code === CR;
	}

	/**
	 * The quote that closes the one at `open`: followed, but for spaces, by a delimiter, a line end or the end of the text.
	 * 'never' where the text ends first or where another cell's opening quote comes after a line end: the quote at `open` is then no quote.
	 */
	#closing(
		text: string,
		open: number,
		final: boolean
	): { at: number; next: number; stray: boolean } | 'more' | 'never' {
		let stray = false;
		let from = open + 1;
		for (;;) {
			const at = text.indexOf('"', from);
			if (at < 0 || at - open > longestCell) {
				return at < 0 && !final && text.length - open <= longestCell ? 'more' : 'never';
			}
			if (at + 1 >= text.length) return final ? { at, next: at + 1, stray } : 'more';
			if (text.charCodeAt(at + 1) === QUOTE) {
				from = at + 2;
				continue;
			}
			let next = at + 1;
			while (next < text.length && isBlank(text.charCodeAt(next)) && !this.#endsCell(text.charCodeAt(next)))
				next++;
			if (next >= text.length) return final ? { at, next, stray } : 'more';
			if (this.#endsCell(text.charCodeAt(next))) return { at, next, stray };
			if (this.#endsCell(text.charCodeAt(at - 1)) && countBreaks(text.slice(open + 1, at)) > 0)
				return 'never';
			stray = true;
			from = at + 1;
		}
	}
}

/** What stands from here to the end of the line, or a part of it. */
const lineOf = (text: string, at: number): string => /^[^\r\n]{0,80}/.exec(text.slice(at, at + 80))![0];

/** Ctrl-Z once ended text files. */
function withoutEnd(text: string): string {
	let end = text.length;
	while (text.charCodeAt(end - 1) === 26) end--;
	return text.slice(0, end);
}

const isBlank = (code: number): boolean => code === 32 || code === 9;

/** Line ends in a text; CRLF is one. */
function countBreaks(text: string): number {
	let count = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === LF) count++;
		else if (code === CR && text.charCodeAt(at + 1) !== LF) count++;
	}
	return count;
}
