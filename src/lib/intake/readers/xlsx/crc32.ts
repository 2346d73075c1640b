/** Eight tables, so that eight bytes are taken at a time. */
const tables = Array.from({ length: 8 }, () => new Int32Array(256));
for (let byte = 0; byte < 256; byte++) {
	let sum = byte;
	for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
	tables[0]![byte] = sum;
}
for (let table = 1; table < 8; table++) {
	for (let byte = 0; byte < 256; byte++) {
		const before = tables[table - 1]![byte]!;
		tables[table]![byte] = (before >>> 8) ^ tables[0]![before & 255]!;
	}
}

/** The CRC-32 of zip archives, carried on from `sum` (0 at the start) over further bytes. */
export function crc32(bytes: Uint8Array, sum: number): number {
	const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as unknown as readonly Int32Array[];
	let crc = ~sum;
	let at = 0;
	for (const last = bytes.length - 8; at <= last; at += 8) {
		crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
		crc =
			t7![crc & 255]! ^
			t6![(crc >>> 8) & 255]! ^
			t5![(crc >>> 16) & 255]! ^
			t4![crc >>> 24]! ^
			t3![bytes[at + 4]!]! ^
			t2![bytes[at + 5]!]! ^
			t1![bytes[at + 6]!]! ^
			t0![bytes[at + 7]!]!;
	}
	for (; at < bytes.length; at++) crc = (crc >>> 8) ^ t0![(crc ^ bytes[at]!) & 255]!;
	return ~crc >>> 0;
}
