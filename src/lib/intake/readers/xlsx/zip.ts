import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';

/** No part is read beyond this many expanded bytes: a workbook of a million rows needs less, a zip bomb more. */
export const longestPart = 1 << 30;
/** Shared strings are kept in memory, so they get less. */
export const longestStrings = 512 << 20;
/** An archive of more entries is no workbook. */
const mostEntries = 100_000;
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
	readonly crc: number;
}

/** The entries of an archive by the key of their name, from its central directory (APPNOTE 4.3.12). Throws a ZipError. */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { count, start } = directoryOf(view);
	if (count > mostEntries) throw new ZipError('broken');
	let at = start;
	const entries = new Map<string, ZipEntry>();
	const text = new TextDecoder();
	for (let index = 0; index < count; index++) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new ZipError('broken');
		if (view.getUint16(at + 8, true) & 1) throw new ZipError('encrypted');
		const nameLength = view.getUint16(at + 28, true);
		const name = text.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
		const method = view.getUint16(at + 10, true);
		const crc = view.getUint32(at + 16, true);
		const entry = { name, method, crc, ...extentOf(view, at, nameLength) };
		// The first of two entries of one name counts.
		const key = keyOf(name);
		if (!entries.has(key)) entries.set(key, entry);
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return entries;
}

/** A path by which an entry is found: names differ by more than case, and may be written as in addresses (ECMA-376 part 2, 10.2.3). */
export function keyOf(path: string): string {
	const plain = path.replace(/^\/+/, '').toLowerCase();
	if (!plain.includes('%')) return plain;
	try {
		return decodeURIComponent(plain);
	} catch {
		return plain;
	}
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

/** Compressed bytes taken at a time, few at first for those who want a beginning only: they expand to a thousand times as many at the most. */
const firstStep = 1 << 10;
const longestStep = 1 << 14;
/** Chunks are given on in pieces of this length, so that what is made of one is written before the next comes. */
const piece = 1 << 17;
/** Beyond so many bytes a part that grows more than `mostGrowth` times is a bomb: sheets grow ten to forty times. */
const suspect = 32 << 20;
const mostGrowth = 200;

/** A piece of an expanded entry; `consumed`: the compressed bytes read so far. */
export interface Piece {
	readonly chunk: Uint8Array;
	readonly consumed: number;
}

/**
 * Expands an entry in chunks. Throws a ZipError where it is damaged (its CRC-32 tells), cut short or grows beyond `limit`, by what it
 * declares or by what comes out of it.
 */
export function* expand(bytes: Uint8Array, entry: ZipEntry, limit: number): Generator<Piece> {
	const growth = new Growth(entry, limit);
	const data = dataOf(bytes, entry);
	const out: Uint8Array[] = [];
	const inflate = entry.method === 0 ? null : new Inflate((chunk) => void out.push(chunk));
	let step = firstStep;
	for (let at = 0; at < data.length; at += step) {
		if (at > 0 && step < longestStep) step *= 2;
		const part = data.subarray(at, at + step);
		if (inflate === null) out.push(part);
		else {
			try {
				inflate.push(part, at + step >= data.length);
			} catch {
				throw new ZipError('broken');
			}
		}
		for (const chunk of out.splice(0)) {
			growth.add(chunk);
			for (let from = 0; from < chunk.length; from += piece)
				yield { chunk: chunk.subarray(from, from + piece), consumed: at };
		}
	}
	growth.end();
}

/** Expands like `expand`, by the platform's own means where it has them: beside this thread, and faster. */
export async function* expandBeside(
	bytes: Uint8Array,
	entry: ZipEntry,
	limit: number
): AsyncGenerator<Piece> {
	const format = 'deflate-raw';
	if (entry.method === 0 || !hasDecompression(format)) return yield* expand(bytes, entry, limit);
	const growth = new Growth(entry, limit);
	const data = dataOf(bytes, entry);
	let consumed = 0;
	const source = new ReadableStream<BufferSource>({
		pull(controller) {
			if (consumed >= data.length) return controller.close();
			controller.enqueue(data.slice(consumed, consumed + longestStep));
			consumed += longestStep;
		}
	});
	const reader = source.pipeThrough(new DecompressionStream(format)).getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read().catch(() => {
				throw new ZipError('broken');
			});
			if (done) break;
			growth.add(value);
			yield { chunk: value, consumed };
		}
	} finally {
		await reader.cancel().catch(() => undefined);
	}
	growth.end();
}

function hasDecompression(format: CompressionFormat): boolean {
	try {
		return new DecompressionStream(format) instanceof DecompressionStream;
	} catch {
		return false;
	}
}

/** Looks after what comes out of an entry. */
class Growth {
	readonly #entry: ZipEntry;
	readonly #limit: number;
	#total = 0;
	#sum = 0;

	constructor(entry: ZipEntry, limit: number) {
		if (entry.size > limit || entry.size === all32) throw new ZipError('too_large');
		this.#entry = entry;
		this.#limit = limit;
	}

	add(chunk: Uint8Array): void {
		const { compressed, size } = this.#entry;
		this.#total += chunk.length;
		if (this.#total > this.#limit || (this.#total > suspect && this.#total > mostGrowth * compressed))
			throw new ZipError('too_large');
		if (this.#total > size) throw new ZipError('broken');
		this.#sum = crc32(chunk, this.#sum);
	}

	end(): void {
		if (this.#total !== this.#entry.size || this.#sum !== this.#entry.crc) throw new ZipError('broken');
	}
}

/** The bytes of an entry as they lie in the archive. */
function dataOf(bytes: Uint8Array, { offset, compressed, method }: ZipEntry): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw new ZipError('broken');
	if (method !== 0 && method !== 8) throw new ZipError('broken');
	const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	const data = bytes.subarray(start, start + compressed);
	if (data.length < compressed) throw new ZipError('broken');
	return data;
}
