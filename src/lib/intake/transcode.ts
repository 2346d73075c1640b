import { decoderOf } from './decoder.ts';
import type { Encoding } from './encoding.ts';

/** Turns the next bytes of a text into UTF-8; null ends the text. What cannot be decoded becomes U+FFFD. */
export type Transcoder = (bytes: Uint8Array | null) => Uint8Array;

const LF = 10;
/** Without a line end in so many bytes, pieces are no longer cut at line ends. */
const longestLine = 4 << 20;

/** A transcoder for one text: as the platform decodes, and for the encodings of two bytes a character several times as fast. */
export function transcoder(encoding: Encoding): Transcoder {
	return encoding === 'gb18030' || encoding === 'big5' ? byTable(encoding) : byPlatform(encoding);
}

function byPlatform(encoding: Encoding): Transcoder {
	const decoder = decoderOf(encoding);
	const encoder = new TextEncoder();
	return (bytes) => encoder.encode(bytes ? decoder.push(bytes) : decoder.end());
}

/**
 * Looks pairs of bytes up. A line feed is no part of any longer sequence, so text is taken up to one, and a piece in which anything
 * else stands (four bytes a character, damage) goes to the platform's decoder whole.
 */
function byTable(encoding: 'gb18030' | 'big5'): Transcoder {
	const table = pairsOf(encoding);
	let rest: Uint8Array = new Uint8Array(0);
	let unbroken: Transcoder | null = null;
	const piece = (bytes: Uint8Array): Uint8Array => lookedUp(bytes, table) ?? whole(encoding, bytes);
	return (bytes) => {
		if (unbroken) return unbroken(bytes);
		if (bytes === null) return piece(rest);
		const all = joined(rest, bytes);
		const end = all.lastIndexOf(LF) + 1;
		if (all.length - end > longestLine) {
			unbroken = byPlatform(encoding);
			return unbroken(all);
		}
		rest = all.slice(end);
		return piece(all.subarray(0, end));
	};
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
	if (a.length === 0) return b;
	const all = new Uint8Array(a.length + b.length);
	all.set(a);
	all.set(b, a.length);
	return all;
}

const whole = (encoding: Encoding, bytes: Uint8Array): Uint8Array =>
	new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));

/** The bytes as UTF-8; null where something is not in the table. */
function lookedUp(bytes: Uint8Array, table: Int32Array): Uint8Array | null {
	const length = bytes.length;
	// a pair becomes three bytes at most
	const out = new Uint8Array(length + (length >> 1) + 1);
	let to = 0;
	for (let at = 0; at < length;) {
		const byte = bytes[at]!;
		if (byte < 0x80) {
			out[to++] = byte;
			at++;
			continue;
		}
		const found = at + 1 < length ? table[(byte << 8) | bytes[at + 1]!]! : 0;
		if (found === 0) return null;
		if (found > 0xffff) out[to++] = found >> 16;
		out[to++] = (found >> 8) & 0xff;
		out[to++] = found & 0xff;
		at += 2;
	}
	return out.subarray(0, to);
}

const tables = new Map<Encoding, Int32Array>();

/** UTF-8 by pair of bytes, as the platform decodes it; 0 where a pair is not one character of two or three bytes. */
function pairsOf(encoding: Encoding): Int32Array {
	const known = tables.get(encoding);
	if (known) return known;
	const table = new Int32Array(1 << 16);
	const decoder = new TextDecoder(encoding);
	const encoder = new TextEncoder();
	for (let first = 0x81; first < 0xff; first++) {
		for (let second = 0x40; second < 0xff; second++) {
			const sign = decoder.decode(new Uint8Array([first, second]));
			if (sign.length !== 1 || sign === '\ufffd') continue;
			const [a, b, c] = encoder.encode(sign);
			table[(first << 8) | second] = c === undefined ? (a! << 8) | b! : (a! << 16) | (b! << 8) | c;
		}
	}
	tables.set(encoding, table);
	return table;
}
