import { Inflate } from 'fflate';

/** No part is read beyond this many expanded bytes: a workbook of a million rows needs less, a zip bomb more. */
export const longestPart = 1 << 30;
/** Shared strings are kept in memory, so they get less. */
export const longestStrings = 512 << 20;
/** What a workbook's small parts (workbook, relations, styles) may expand to. */
export const longestSmallPart = 64 << 20;

/** The archive cannot be read; `reason` says how it fails. */
export class ZipError extends Error {
	readonly reason: 'broken' | 'encrypted' | 'too_large';
	constructor(reason: 'broken' | 'encrypted' | 'too_large') {
		super(reason);
		this.reason = reason;
	}
}

export interface ZipEntry {
	readonly name: string;
	readonly method: number;
	readonly compressed: number;
	readonly size: number;
	readonly offset: number;
}

/** The entries of an archive by name, from its central directory (APPNOTE 4.3.12). Throws a ZipError. */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { count, start } = directoryOf(view);
	let at = start;
	const entries = new Map<string, ZipEntry>();
	const text = new TextDecoder();
	for (let index = 0; index < count; index++) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new ZipError('broken');
		if (view.getUint16(at + 8, true) & 1) throw new ZipError('encrypted');
		const nameLength = view.getUint16(at + 28, true);
		const name = text.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
		const method = view.getUint16(at + 10, true);
		const entry = { name, method, ...extentOf(view, at, nameLength) };
		// The first of two entries of one name counts, and names differ by more than case.
		const key = name.replace(/^\/+/, '').toLowerCase();
		if (!entries.has(key)) entries.set(key, entry);
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return entries;
}

const all16 = 0xffff;
const all32 = 0xffffffff;

/** Where the directory begins and how many entries it has; Zip64 says so in a record of its own (APPNOTE 4.3.14, 4.3.15). */
function directoryOf(view: DataView): { count: number; start: number } {
	const end = endOfDirectory(view);
	const count = view.getUint16(end + 10, true);
	const start = view.getUint32(end + 16, true);
	if (count < all16 && start < all32) return { count, start };
	if (end < 20 || view.getUint32(end - 20, true) !== 0x07064b50) return { count, start };
	const at = Number(view.getBigUint64(end - 12, true));
	if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) throw new ZipError('broken');
	return { count: Number(view.getBigUint64(at + 32, true)), start: Number(view.getBigUint64(at + 48, true)) };
}

/** Sizes and place of the entry at `at`; those that do not fit stand, in this order, in an extra field of Zip64 (APPNOTE 4.5.3). */
function extentOf(
	view: DataView,
	at: number,
	nameLength: number
): Pick<ZipEntry, 'compressed' | 'size' | 'offset'> {
	const extra = at + 46 + nameLength;
	const end = Math.min(view.byteLength, extra + view.getUint16(at + 30, true));
	let from = 0;
	let to = 0;
	for (let field = extra; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
		if (view.getUint16(field, true) !== 1) continue;
		from = field + 4;
		to = Math.min(end, from + view.getUint16(field + 2, true));
	}
	const numberAt = (place: number): number => {
		const short = view.getUint32(place, true);
		if (short !== all32 || from + 8 > to) return short;
		from += 8;
		return Number(view.getBigUint64(from - 8, true));
	};
	const size = numberAt(at + 24);
	return { size, compressed: numberAt(at + 20), offset: numberAt(at + 42) };
}

function endOfDirectory(view: DataView): number {
	const last = view.byteLength - 22;
	for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
		if (view.getUint32(at, true) === 0x06054b50) return at;
	}
	throw new ZipError('broken');
}

/**
 * Expands an entry in chunks; `onChunk` gives false to stop. Throws a ZipError where it is damaged, cut short or grows beyond `limit`,
 * by what it declares or by what comes out of it. `onProgress` is told the compressed bytes consumed.
 */
export function* expand(
	bytes: Uint8Array,
	entry: ZipEntry,
	limit: number
): Generator<{ chunk: Uint8Array; consumed: number }> {
	if (entry.size > limit || entry.size === all32) throw new ZipError('too_large');
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { offset } = entry;
	if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw new ZipError('broken');
	const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	const data = bytes.subarray(start, start + entry.compressed);
	if (data.length < entry.compressed) throw new ZipError('broken');
	const step = 1 << 16;
	if (entry.method === 0) {
		for (let at = 0; at < data.length; at += step)
			yield { chunk: data.subarray(at, at + step), consumed: at };
		return;
	}
	if (entry.method !== 8) throw new ZipError('broken');
	const out: Uint8Array[] = [];
	const inflate = new Inflate((chunk) => void out.push(chunk));
	let total = 0;
	for (let at = 0; at < data.length; at += step) {
		try {
			inflate.push(data.subarray(at, at + step), at + step >= data.length);
		} catch {
			throw new ZipError('broken');
		}
		for (const chunk of out.splice(0)) {
			total += chunk.length;
			if (total > limit) throw new ZipError('too_large');
			if (chunk.length > 0) yield { chunk, consumed: at };
		}
	}
	if (total !== entry.size) throw new ZipError('broken');
}

/** An entry as text, whole. */
export function partText(bytes: Uint8Array, entry: ZipEntry): string {
	const decoder = new TextDecoder();
	let text = '';
	for (const { chunk } of expand(bytes, entry, longestSmallPart))
		text += decoder.decode(chunk, { stream: true });
	return text + decoder.decode();
}
