import type { Source } from './source.ts';

/** A File of the browser as a source. */
export function sourceOfBlob(name: string, blob: Blob): Source {
	return {
		name,
		size: blob.size,
		file: { kind: 'blob', blob },
		stream: () => blob.stream() as ReadableStream<Uint8Array>,
		bytes: async () => new Uint8Array(await blob.arrayBuffer())
	};
}
