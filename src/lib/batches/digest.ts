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

/** CRC-32 (ISO 3309) of more bytes, from that of those before; begins and ends inverted. */
function crc32(bytes: Uint8Array, before: number): number {
	let crc = before;
	for (let at = 0; at < bytes.length; at++) crc = table[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
	return crc;
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
		crc = crc32(part.value, crc);
		onBytes(part.value.length);
	}
	return { sha256: hash.hex(), crc32: ~crc >>> 0 };
}
