import type { Encoding } from './encoding.ts';

/** Turns the next bytes of a text into UTF-8; null ends the text. What cannot be decoded becomes U+FFFD. */
export type Transcoder = (bytes: Uint8Array | null) => Uint8Array;

/** A transcoder for one text, by the platform's own decoder. */
export function transcoder(encoding: Encoding): Transcoder {
	const decoder = new TextDecoder(encoding);
	const encoder = new TextEncoder();
	return (bytes) => encoder.encode(bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}
