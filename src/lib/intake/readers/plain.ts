import { isSpace } from '#lib/intake/values/clean.ts';
import { longestCell, type Shape } from './csv.ts';

const QUOTE = 34;
const CR = 13;
const LF = 10;

/** Beyond this many lists in memory are not worth it: such a file is read the other way. */
const longestList = 100_000;

/** So many bytes of one record DuckDB takes of a plain text. */
export const longestPlainRecord = 2 * longestCell;

/** A record that takes more than one line: so many lines more than records from the next one on. */
export interface Break {
	/** The record, from 0. */
	readonly record: number;
	readonly lines: number;
}

/** What a plain text holds, as `CsvScanner` would say it; it has no notes. */
export interface PlainResult {
	readonly records: number;
	readonly columns: number;
	/** Characters of the longest record. */
	readonly longest: number;
	readonly shapes: readonly Shape[];
	readonly padded: readonly number[];
	readonly newLine: '\n' | '\r\n';
	readonly breaks: readonly Break[];
}

/**
 * Goes through the bytes of a UTF-8 text, one pass, without decoding, and says whether it is plain: what any reader of CSV (RFC 4180)
 * reads alike, and so may be loaded as it stands. Not plain is whatever `CsvScanner` makes a decision about: bytes that are no text, blank
 * lines, line ends of two kinds, quotes that do not surround a whole cell, more columns than can be kept.
 */
export class PlainScanner {
	readonly #delimiter: number;
	readonly #maxColumns: number;
	/** Bytes at which a run of ordinary characters ends. */
	readonly #ends = new Uint8Array(256);
	#rest = new Uint8Array(0);
	#begun = false;
	#newLine: '' | '\n' | '\r\n' = '';
	#line = 1;
	#records = 0;
	#columns = 0;
	#longest = 0;
	readonly #padded: Uint8Array;
	readonly #shapes: Shape[] = [];
	readonly #breaks: Break[] = [];
	// What `#cell` found beside the cell's end.
	#surplus = 0;
	#lines = 0;

	constructor(delimiter: string, maxColumns: number) {
		this.#delimiter = delimiter.charCodeAt(0);
		this.#maxColumns = maxColumns;
		this.#padded = new Uint8Array(maxColumns + 1);
		for (const byte of [this.#delimiter, LF, CR, QUOTE, 0, 26]) this.#ends[byte] = 1;
	}

	/** The widest record so far, in cells. */
	get columns(): number {
		return this.#columns;
	}

	/** How lines end; '' before the first has ended. */
	get newLine(): '' | '\n' | '\r\n' {
		return this.#newLine;
	}

	/** Takes the next bytes; false once the text is not plain. */
	push(chunk: Uint8Array): boolean {
		let bytes = chunk;
		if (this.#rest.length > 0) {
			bytes = new Uint8Array(this.#rest.length + chunk.length);
			bytes.set(this.#rest);
			bytes.set(chunk, this.#rest.length);
		}
		let from = 0;
		if (!this.#begun) {
			if (bytes.length < 3) {
				this.#rest = bytes.slice();
				return true;
			}
			this.#begun = true;
			if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) from = 3;
		}
		const end = this.#scan(bytes, from, false);
		if (end < 0 || bytes.length - end > longestPlainRecord) return false;
		this.#rest = bytes.slice(end);
		return true;
	}

	/** What the text holds; null where it is not plain. */
	end(): PlainResult | null {
		if (!this.#begun || this.#scan(this.#rest, 0, true) < 0) return null;
		const padded: number[] = [];
		this.#padded.forEach((is, column) => is && padded.push(column));
		return {
			records: this.#records,
			columns: this.#columns,
			longest: this.#longest,
			shapes: this.#shapes,
			padded,
			newLine: this.#newLine || '\n',
			breaks: this.#breaks
		};
	}

	/** Goes through whole records; gives where the first that is not whole begins, or −1 where the text is not plain. */
	#scan(bytes: Uint8Array, from: number, final: boolean): number {
		const length = bytes.length;
		const delimiter = this.#delimiter;
		let start = from;
		while (start < length) {
			let at = start;
			let cells = 0;
			let surplus = 0;
			let lines = 0;
			for (;;) {
				const end = this.#cell(bytes, at, cells + 1, final);
				if (end === more) return start;
				if (end < 0) return notPlain;
				surplus += this.#surplus;
				lines += this.#lines;
				cells++;
				at = end;
				if (at >= length || bytes[at] !== delimiter) break;
				at++;
			}
			if (at === start || cells > this.#maxColumns || at - start >= longestPlainRecord) return notPlain;
			const next = this.#lineEnd(bytes, at, final);
			if (next === more) return start;
			if (next < 0 || !this.#record(cells, at - start - surplus, lines)) return notPlain;
			start = next;
		}
		return start;
	}

	/** Where the next line begins. */
	#lineEnd(bytes: Uint8Array, at: number, final: boolean): number {
		if (at >= bytes.length) return at;
		let kind: '\n' | '\r\n' = '\n';
		if (bytes[at] === CR) {
			if (at + 1 >= bytes.length && !final) return more;
			if (bytes[at + 1] !== LF) return notPlain;
			kind = '\r\n';
		} else if (bytes[at] !== LF) return notPlain;
		if (this.#newLine === '') this.#newLine = kind;
		return this.#newLine === kind ? at + kind.length : notPlain;
	}

	#record(cells: number, units: number, lines: number): boolean {
		if (this.#shapes.at(-1)?.cells !== cells) this.#shapes.push({ row: this.#line, cells });
		if (lines > 0) this.#breaks.push({ record: this.#records, lines });
		if (cells > this.#columns) this.#columns = cells;
		if (units > this.#longest) this.#longest = units;
		this.#line += lines + 1;
		this.#records++;
		return this.#shapes.length < longestList;
	}

	/** The end of the cell at `at`; what its characters take beyond one unit of UTF-16 goes into `#surplus`. */
	#cell(bytes: Uint8Array, at: number, column: number, final: boolean): number {
		this.#surplus = 0;
		this.#lines = 0;
		if (bytes[at] === QUOTE) return this.#quotedCell(bytes, at, column, final);
		const end = this.#run(bytes, at, final);
		if (end < 0) return end;
		if (end >= bytes.length && !final) return more;
		const byte = bytes[end];
		if (byte === QUOTE || byte === 0 || byte === 26) return notPlain;
		if (end > at) this.#pad(bytes, at, end, column);
		return end;
	}

	#quotedCell(bytes: Uint8Array, open: number, column: number, final: boolean): number {
		let at = open + 1;
		let surplus = 0;
		for (;;) {
			at = this.#run(bytes, at, final);
			if (at < 0) return at;
			surplus += this.#surplus;
			this.#surplus = 0;
			if (at - open > longestCell) return notPlain;
			if (at >= bytes.length) return final ? notPlain : more;
			const byte = bytes[at]!;
			if (byte === 0 || byte === 26) return notPlain;
			if (byte === LF || byte === CR) {
				if (byte === CR && at + 1 >= bytes.length && !final) return more;
				if (byte === LF || bytes[at + 1] !== LF) this.#lines++;
			} else if (byte === QUOTE) {
				if (at + 1 >= bytes.length && !final) return more;
				if (bytes[at + 1] !== QUOTE) break;
				at++;
			}
			at++;
		}
		if (at > open + 1) this.#pad(bytes, open + 1, at, column);
		this.#surplus = surplus;
		const after = bytes[at + 1];
		const ends = at + 1 >= bytes.length || after === this.#delimiter || after === LF || after === CR;
		return ends ? at + 1 : notPlain;
	}

	/** The end of a run of ordinary characters. */
	#run(bytes: Uint8Array, from: number, final: boolean): number {
		const ends = this.#ends;
		const length = bytes.length;
		let at = from;
		let surplus = 0;
		while (at < length) {
			const byte = bytes[at]!;
			if (byte < 0x80) {
				if (ends[byte] === 1) break;
				at++;
			} else if (
				byte > 0xe0 &&
				byte < 0xed &&
				at + 2 < length &&
				(bytes[at + 1]! & 0xc0) === 0x80 &&
				(bytes[at + 2]! & 0xc0) === 0x80
			) {
				at += 3;
				surplus += 2;
			} else {
				const size = sequence(bytes, at);
				if (size === 0) return at + 4 > length && !final ? more : notPlain;
				at += size;
				surplus += size === 4 ? 2 : size - 1;
			}
		}
		this.#surplus += surplus;
		return at;
	}

	/** Notes a cell that begins or ends with a space of any kind. */
	#pad(bytes: Uint8Array, from: number, to: number, column: number): void {
		if (this.#padded[column] === 1) return;
		const last = bytes[to - 1]!;
		if (
			bytes[from]! <= 32 ||
			last <= 32 ||
			(bytes[from]! >= 0x80 && isSpace(codeAt(bytes, from))) ||
			(last >= 0x80 && isSpace(codeAt(bytes, startOf(bytes, to))))
		)
			this.#padded[Math.min(column, this.#maxColumns)] = 1;
	}
}

/** Answers in the place of an end. */
const notPlain = -1;
const more = -2;

/** Bytes of the character at `at`; 0 where no character of UTF-8 stands there whole, or the one that stands for what is none. */
function sequence(bytes: Uint8Array, at: number): number {
	const [a, b = 0, c = 0, d = 0] = [bytes[at]!, bytes[at + 1], bytes[at + 2], bytes[at + 3]];
	const follows = (byte: number, low = 0x80, high = 0xbf): boolean => byte >= low && byte <= high;
	if (a >= 0xc2 && a <= 0xdf) return follows(b) ? 2 : 0;
	if (a >= 0xe0 && a <= 0xef) {
		if (a === 0xef && b === 0xbf && c === 0xbd) return 0;
		return follows(b, a === 0xe0 ? 0xa0 : 0x80, a === 0xed ? 0x9f : 0xbf) && follows(c) ? 3 : 0;
	}
	if (a < 0xf0 || a > 0xf4) return 0;
	return follows(b, a === 0xf0 ? 0x90 : 0x80, a === 0xf4 ? 0x8f : 0xbf) && follows(c) && follows(d) ? 4 : 0;
}

/** The code of a character of two or three bytes; of a longer one 0, which is no space. */
function codeAt(bytes: Uint8Array, at: number): number {
	const byte = bytes[at]!;
	if (byte < 0xe0) return ((byte & 0x1f) << 6) | (bytes[at + 1]! & 0x3f);
	if (byte < 0xf0) return ((byte & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f);
	return 0xfffd;
}

/** Where the character that ends before `to` starts. */
function startOf(bytes: Uint8Array, to: number): number {
	let at = to - 1;
	while ((bytes[at]! & 0xc0) === 0x80) at--;
	return at;
}
