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
}

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
	const sample: number[] = [];
	let page: number | null = null;
	let encrypted = false;
	let cut = false;
	let depth = 0;
	for (let at = 0; at + 4 <= stream.length;) {
		const type = view.getUint16(at, true);
		const length = view.getUint16(at + 2, true);
		const next = at + 4 + length;
		if (depth === 0 && !beginnings.has(type)) break;
		if (next > stream.length) {
			cut = true;
			break;
		}
		if (beginnings.has(type)) depth++;
		else if (type === endOfFile) depth--;
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
		corrected
	};
}

function correct(page: number | null, sample: Uint8Array): string | undefined {
	if (page !== null && page !== 1252 && page !== 0x8001 && page !== 28591) return undefined;
	if (isAscii(sample)) return undefined;
	const found = detectEncoding(sample);
	if (page === null || found === 'utf-8') return found;
	return chineseScore(new TextDecoder(found).decode(sample)) > 0.2 ? found : undefined;
}
