import { chineseScore, detectEncoding, isAscii } from '#lib/intake/encoding.ts';
import { encodingOfPage } from './codePages.ts';

/** What the records of an old workbook's stream say before their meaning is read ([MS-XLS] 2.1.4). */
export interface Records {
	/** Its text is in UTF-16 (BIFF8). */
	readonly wide: boolean;
	readonly encrypted: boolean;
	/** Some record or sheet is cut off. */
	readonly broken: boolean;
	/** The encoding of its text. */
	readonly encoding: string;
	/** The encoding where the workbook names none, or a Western one that its bytes belie. */
	readonly corrected: string | undefined;
	/** The stream with no records but those that say cells, their formats and the sheets they are in. */
	readonly kept: Uint8Array;
}

/**
 * BOF, EOF, CODEPAGE, DATEMODE, FORMAT, XF, BOUNDSHEET, SST, LABELSST, LABEL, RSTRING, NUMBER, INTEGER, RK, MULRK, BOOLERR, FORMULA,
 * STRING, MERGEDCELLS, DIMENSIONS. What draws, computes or links is left out: no reader needs it, and damaged it can keep one busy for ever.
 */
const wanted = new Set([
	...[0x09, 0x0209, 0x0409, 0x0809, 0x0a, 0x42, 0x22, 0x1e, 0x041e, 0x43, 0x0243, 0x0443, 0xe0, 0x85],
	...[0xfc, 0xfd, 0x04, 0x0204, 0xd6, 0x03, 0x0203, 0x02, 0x027e, 0xbd, 0x05, 0x0205, 0x06, 0x0206, 0x0406],
	...[0x07, 0x0207, 0xe5, 0x00, 0x0200]
]);
const formulas = new Set([0x06, 0x0206, 0x0406]);
const boundSheet = 0x85;
const goesOn = 0x3c;
const filePass = 0x2f;
const endOfFile = 0x0a;
const codePage = 0x42;
const labels = new Set([0x04, 0x0204]);
const beginnings = new Set([0x09, 0x0209, 0x0409, 0x0809]);
const sampleBytes = 1 << 18;

/** Walks over the records of a workbook stream. */
export function recordsOf(stream: Uint8Array): Records {
	const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
	const wide = stream.length > 6 && view.getUint16(0, true) === 0x0809 && view.getUint16(4, true) === 0x0600;
	const nested = stream.length > 2 && view.getUint16(0, true) === 0x0809;
	const kept = new KeptRecords(stream, nested);
	const sample: number[] = [];
	let page: number | null = null;
	let encrypted = false;
	let cut = false;
	let depth = 0;
	for (let at = 0; at + 4 <= stream.length;) {
		const type = view.getUint16(at, true);
		const length = view.getUint16(at + 2, true);
		const next = at + 4 + length;
		const begins = beginnings.has(type);
		if (depth === 0 && !begins) break;
		if (next > stream.length) {
			cut = true;
			break;
		}
		if (begins) depth++;
		// a picture inside a sheet is a stream inside its stream
		if (!nested || depth <= 1) kept.add(type, at, next);
		if (type === endOfFile) depth--;
		else if (type === filePass) encrypted = true;
		else if (type === codePage && length >= 2) page ??= view.getUint16(at + 4, true);
		else if (!wide && labels.has(type) && sample.length < sampleBytes) {
			for (let byte = at + 12; byte < next; byte++) sample.push(stream[byte]!);
			sample.push(10);
		}
		at = next;
	}
	const corrected = wide ? undefined : correct(page, Uint8Array.from(sample));
	return {
		wide,
		encrypted,
		broken: cut || (nested && depth > 0),
		encoding: wide ? 'utf-16le' : (corrected ?? encodingOfPage(page ?? 936)),
		corrected,
		kept: kept.bytes()
	};
}

/** The version of BIFF by the first record: by its number, and from 5 on by what it says. */
function versionOf(stream: Uint8Array): number {
	const high = stream[1]!;
	if (high !== 8) return high === 0 ? 2 : high === 2 ? 3 : 4;
	const named = stream[4]! | (stream[5]! << 8);
	if (named === 0)
		return stream[6] === 0x10 && stream[7] === 0 ? 2 : stream[6] === 0 && stream[7] === 0x10 ? 5 : 8;
	if (named === 2 || named === 7) return 2;
	return named >= 0x0200 && named <= 0x0500 && (named & 255) === 0 ? named >> 8 : 8;
}

/** Copies records one after another; where sheets begin is put right. */
class KeptRecords {
	readonly #stream: Uint8Array;
	readonly #placed: boolean;
	/** Bytes of a formula's record up to its tokens, their length included. */
	readonly #formulaBytes: number;
	readonly #out: Uint8Array;
	readonly #places = new Map<number, number>();
	readonly #sheets: number[] = [];
	#end = 0;
	#continues = false;

	constructor(stream: Uint8Array, placed: boolean) {
		const version = versionOf(stream);
		this.#formulaBytes = version === 2 ? 17 : version < 5 ? 18 : 22;
		this.#stream = stream;
		this.#placed = placed;
		this.#out = new Uint8Array(stream.length);
	}

	add(type: number, from: number, to: number): void {
		if (type === goesOn ? !this.#continues : !wanted.has(type)) {
			this.#continues &&= type === goesOn;
			return;
		}
		if (beginnings.has(type)) this.#places.set(from, this.#end);
		if (type === boundSheet && to - from >= 10) this.#sheets.push(this.#end);
		const value = formulas.has(type) ? this.#formulaBytes : undefined;
		if (type !== goesOn) this.#continues = value === undefined;
		if (value !== undefined && to - from < 4 + value) return;
		const until = value === undefined ? to : from + 4 + value;
		this.#out.set(this.#stream.subarray(from, until), this.#end);
		if (value !== undefined) this.#emptyFormula(value);
		// all parts are of the version that the first one says
		if (this.#placed && beginnings.has(type) && this.#end > 0)
			this.#out.set(this.#stream.subarray(4, 6), this.#end + 4);
		this.#end += until - from;
	}

	/** A formula counts by its cached value: its length becomes 0, and the record ends there. */
	#emptyFormula(value: number): void {
		const view = new DataView(this.#out.buffer);
		view.setUint16(this.#end + 2, value, true);
		this.#out.fill(0, this.#end + 4 + (value === 17 ? 15 : 14), this.#end + 4 + value);
	}

	bytes(): Uint8Array {
		const view = new DataView(this.#out.buffer);
		if (this.#placed) {
			for (const at of this.#sheets)
				view.setUint32(at + 4, this.#places.get(view.getUint32(at + 4, true)) ?? 0xffffffff, true);
		}
		return this.#out.subarray(0, this.#end);
	}
}

function correct(page: number | null, sample: Uint8Array): string | undefined {
	if (page !== null && page !== 1252 && page !== 0x8001 && page !== 28591) return undefined;
	if (isAscii(sample)) return undefined;
	const found = detectEncoding(sample);
	if (page === null || found === 'utf-8') return found;
	return chineseScore(new TextDecoder(found).decode(sample)) > 0.2 ? found : undefined;
}
