import type { Encoding } from './encoding.ts';

/** Decodes a text that comes in pieces. What cannot be decoded becomes U+FFFD; nothing throws. */
export interface Decoder {
	push(bytes: Uint8Array): string;
	/** What was kept back of the last piece. */
	end(): string;
}

/** No byte below this is part of a longer sequence of GB18030. */
const firstTrail = 0x30;
/** What is kept back at the most: four bytes for each character of the longest record. */
const longestTail = 64 << 20;

/** A decoder for one text. */
export function decoderOf(encoding: Encoding): Decoder {
	if (encoding === 'gb18030') return byWholeSequences(new TextDecoder(encoding));
	const decoder = new TextDecoder(encoding);
	return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/**
 * Node's decoder of GB18030 throws where a broken sequence of four bytes is cut between two pieces. So pieces are cut after a byte
 * that ends every sequence before it: a comma, a space, a line end.
 */
function byWholeSequences(decoder: TextDecoder): Decoder {
	let tail: Uint8Array = new Uint8Array(0);
	return {
		push(bytes) {
			const all = new Uint8Array(tail.length + bytes.length);
			all.set(tail);
			all.set(bytes, tail.length);
			let end = all.length;
			while (end > 0 && all[end - 1]! >= firstTrail) end--;
			if (end === 0 && all.length > longestTail) end = all.length;
			tail = all.slice(end);
			return end === 0 ? '' : decoder.decode(all.subarray(0, end));
		},
		end: () => decoder.decode(tail)
	};
}
