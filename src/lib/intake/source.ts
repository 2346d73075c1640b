import type { Hasher } from '#lib/base/sha256.ts';
import type { FileSource } from '#lib/engine/engine.ts';

/** Bytes the user gave: a File of the browser, a path of the machine, or text that was pasted. */
export interface Source {
	readonly name: string;
	readonly size: number;
	/** The bytes from the start; may be called again. */
	stream(): ReadableStream<Uint8Array>;
	bytes(): Promise<Uint8Array>;
	/** The same bytes for SQL to read. */
	readonly file: FileSource;
	/** A faster SHA-256 than our own, where the platform has one that takes chunks. */
	readonly hasher?: () => Hasher;
}

/** Receives canonical CSV: UTF-8, commas, quotes doubled, LF, first column the source row. */
export type Sink = (chunk: Uint8Array) => void | Promise<void>;

/** A source over bytes in memory. */
export function sourceOfBytes(name: string, bytes: Uint8Array): Source {
	return {
		name,
		size: bytes.length,
		file: { kind: 'bytes', bytes },
		bytes: () => Promise.resolve(bytes),
		stream: () =>
			new ReadableStream<Uint8Array>({
				start(controller) {
					const step = 1 << 20;
					for (let at = 0; at < bytes.length; at += step) {
						controller.enqueue(bytes.subarray(at, at + step));
					}
					controller.close();
				}
			})
	};
}

/** The first `limit` bytes of a source, or all where it is shorter; the rest is not read. */
export async function headOf(source: Source, limit: number): Promise<Uint8Array> {
	const reader = source.stream().getReader();
	const head = new Uint8Array(Math.min(limit, source.size));
	let filled = 0;
	try {
		while (filled < head.length) {
			const { done, value } = await reader.read();
			if (done) break;
			const part = value.subarray(0, head.length - filled);
			head.set(part, filled);
			filled += part.length;
		}
	} finally {
		await reader.cancel();
	}
	return head.subarray(0, filled);
}
