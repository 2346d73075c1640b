/**
 * A zip whose entries are stored as they are (PKWARE APPNOTE 6.3.10, 4.3): any archive program opens it, and a blob of it
 * holds its entries by reference, so that gigabytes cost no memory. Fields of 64 bits where 32 do not do.
 */
export interface Entry {
	/** ASCII, with slashes. */
	readonly name: string;
	readonly blob: Blob;
	readonly crc32: number;
}
export type Stored = Omit<Entry, 'name'>;

const local = 0x04034b50;
const central = 0x02014b50;
const end = 0x06054b50;
const end64 = 0x06064b50;
const locator64 = 0x07064b50;
const full = 0xffffffff;
const endBytes = 22;
const locatorBytes = 20;
const end64Bytes = 56;
/** 1980-01-01, the first day that a zip knows: the same input gives the same bytes. */
const date = 0x21;

/** Little-endian numbers and text, one after another. */
function packed(
	...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number] | string)[]
): Uint8Array<ArrayBuffer> {
	const size = fields.reduce((sum, field) => sum + (typeof field === 'string' ? field.length : field[0]), 0);
	const view = new DataView(new ArrayBuffer(size));
	let at = 0;
	for (const field of fields) {
		if (typeof field === 'string') {
			for (const sign of field) view.setUint8(at++, sign.charCodeAt(0));
			continue;
		}
		const [bytes, value] = field;
		if (bytes === 2) view.setUint16(at, value, true);
		else if (bytes === 4) view.setUint32(at, value, true);
		else view.setBigUint64(at, BigInt(value), true);
		at += bytes;
	}
	return new Uint8Array(view.buffer);
}

/** The bytes before an entry's content. */
export function entryHead(name: string, size: number, crc32: number): Uint8Array<ArrayBuffer> {
	const large = size >= full;
	const short = large ? full : size;
	const extra = large ? packed([2, 1], [2, 16], [8, size], [8, size]) : new Uint8Array();
	return joined(
		// prettier-ignore
		packed([4, local], [2, large ? 45 : 20], [2, 0], [2, 0], [2, 0], [2, date], [4, crc32], [4, short], [4, short],
			[2, name.length], [2, extra.length], name),
		extra
	);
}

/** The directory after all entries; `at` is where it starts. */
export function directory(
	entries: readonly { name: string; size: number; crc32: number; offset: number }[],
	at: number
): Uint8Array<ArrayBuffer> {
	const records = entries.map(({ name, size, crc32, offset }) => {
		const large = size >= full || offset >= full;
		const short = large ? full : size;
		const extra = large ? packed([2, 1], [2, 24], [8, size], [8, size], [8, offset]) : new Uint8Array();
		const version = large ? 45 : 20;
		return joined(
			// prettier-ignore
			packed([4, central], [2, version], [2, version], [2, 0], [2, 0], [2, 0], [2, date], [4, crc32], [4, short],
				[4, short], [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, large ? full : offset], name),
			extra
		);
	});
	const list = joined(...records);
	const count = entries.length;
	const large = at + list.length >= full || count >= 0xffff;
	const after = at + list.length;
	const [n, bytes, start] = large ? [0xffff, full, full] : [count, list.length, at];
	return joined(
		list,
		...(large
			? // prettier-ignore
				[packed([4, end64], [8, end64Bytes - 12], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count],
					[8, list.length], [8, at], [4, locator64], [4, 0], [8, after], [4, 1])]
			: []),
		packed([4, end], [2, 0], [2, 0], [2, n], [2, n], [4, bytes], [4, start], [2, 0])
	);
}

/** One blob of the entries in this order. */
export function writeArchive(entries: readonly Entry[]): Blob {
	const parts: BlobPart[] = [];
	const listed = [];
	let at = 0;
	for (const { name, blob, crc32 } of entries) {
		const head = entryHead(name, blob.size, crc32);
		listed.push({ name, size: blob.size, crc32, offset: at });
		parts.push(head, blob);
		at += head.length + blob.size;
	}
	parts.push(directory(listed, at));
	return new Blob(parts, { type: 'application/zip' });
}

/** The stored entries of a zip by name; null where it is none, is cut off, or was packed by another program. */
export async function readArchive(blob: Blob): Promise<Map<string, Stored> | null> {
	try {
		return await entriesOf(blob);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

async function entriesOf(blob: Blob): Promise<Map<string, Stored> | null> {
	const view = async (from: number, to: number) => {
		if (from < 0 || to > blob.size) throw new RangeError('beyond the end');
		return new DataView(await blob.slice(from, to).arrayBuffer());
	};
	const long = (data: DataView, at: number) => Number(data.getBigUint64(at, true));
	const tail = await view(blob.size - endBytes, blob.size);
	if (tail.getUint32(0, true) !== end) return null;
	let [count, bytes, start] = [tail.getUint16(8, true), tail.getUint32(12, true), tail.getUint32(16, true)];
	if (start === full) {
		const at = blob.size - endBytes - locatorBytes;
		const locator = await view(at, at + locatorBytes);
		if (locator.getUint32(0, true) !== locator64) return null;
		const from = long(locator, 8);
		const record = await view(from, from + end64Bytes);
		if (record.getUint32(0, true) !== end64) return null;
		[count, bytes, start] = [long(record, 32), long(record, 40), long(record, 48)];
	}
	const list = await view(start, start + bytes);
	const entries = new Map<string, Stored>();
	for (let at = 0, n = 0; n < count; n++) {
		if (list.getUint32(at, true) !== central || list.getUint16(at + 10, true) !== 0) return null;
		const [nameBytes, extraBytes] = [list.getUint16(at + 28, true), list.getUint16(at + 30, true)];
		const noteBytes = list.getUint16(at + 32, true);
		let [size, offset] = [list.getUint32(at + 24, true), list.getUint32(at + 42, true)];
		const extra = at + 46 + nameBytes;
		if (extraBytes > 0 && size === full) [size, offset] = [long(list, extra + 4), long(list, extra + 20)];
		const name = new TextDecoder().decode(new Uint8Array(list.buffer, at + 46, nameBytes));
		const head = await view(offset, offset + 30);
		if (head.getUint32(0, true) !== local) return null;
		const from = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
		if (from + size > start || entries.has(name)) return null;
		entries.set(name, { blob: blob.slice(from, from + size), crc32: list.getUint32(at + 16, true) });
		at = extra + extraBytes + noteBytes;
	}
	return entries;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
