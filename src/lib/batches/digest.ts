import { sha256 } from '#lib/base/sha256.ts';

const table = crcTable();

function crcTable(): Int32Array {
	const entries = new Int32Array(256);
	for (let n = 0; n < 256; n++) {
		let c = n;
		for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
		entries[n] = c;
	}
	return entries;
}

/** What is said about bytes: hex SHA-256 to trust them by, CRC-32 because a zip asks for it. */
export interface Digest {
	readonly sha256: string;
	readonly crc32: number;
}

/** Reads a blob once, a chunk at a time. `onBytes` hears the length of each chunk. */
export async function digest(
	blob: Blob,
	onBytes: (count: number) => void = () => undefined,
	signal?: AbortSignal
): Promise<Digest> {
	const hash = sha256();
	let crc = -1;
	const reader = blob.stream().getReader();
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		signal?.throwIfAborted();
		hash.update(part.value);
		for (const byte of part.value) crc = table[(crc ^ byte) & 255]! ^ (crc >>> 8);
		onBytes(part.value.length);
	}
	return { sha256: hash.hex(), crc32: ~crc >>> 0 };
}
