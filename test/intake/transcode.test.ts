import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transcoder } from '#lib/intake/transcode.ts';
import { encode } from './support/encode.ts';

/** What the platform makes of the whole text. */
const expected = (bytes: Uint8Array, encoding: 'gb18030' | 'big5'): string =>
	new TextDecoder(encoding).decode(bytes);

function transcoded(bytes: Uint8Array, encoding: 'gb18030' | 'big5', pieces: readonly number[]): string {
	const take = transcoder(encoding);
	const parts: Uint8Array[] = [];
	for (let at = 0, turn = 0; at < bytes.length; turn++) {
		const length = pieces[turn % pieces.length]!;
		parts.push(take(bytes.subarray(at, at + length)).slice());
		at += length;
	}
	parts.push(take(null));
	// the mark is text in these encodings, so it must not be taken off here
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));
}

describe.each(['gb18030', 'big5'] as const)('text in %s', (encoding) => {
	test('becomes what the platform reads in it, for every pair of bytes', () => {
		const bytes: number[] = [];
		for (let first = 0x80; first <= 0xff; first++)
			for (let second = 0x20; second <= 0xff; second++) bytes.push(first, second, 0x0a);
		const all = new Uint8Array(bytes);
		expect(transcoded(all, encoding, [999])).toBe(expected(all, encoding));
	});

	test('becomes what the platform reads in it, whatever the bytes and however they are cut', () => {
		const byte = fc.oneof(
			fc.integer({ min: 0, max: 255 }),
			fc.constantFrom(0x0a, 0x0d, 0x2c, 0x22, 0x30, 0x39, 0x81, 0x84, 0xb0, 0xa1, 0xfe, 0xff)
		);
		const sane = fc.constantFrom(...encode('水电一中，', 'gb18030'), 0x0a);
		fc.assert(
			fc.property(
				fc.array(fc.oneof(byte, sane), { maxLength: 60 }),
				fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
				(bytes, pieces) => {
					const all = new Uint8Array(bytes);
					expect(transcoded(all, encoding, pieces)).toBe(expected(all, encoding));
				}
			),
			{ numRuns: 3000 }
		);
	});

	test('may have no line end for millions of bytes', () => {
		const sign = encode('中', encoding);
		const all = new Uint8Array(9 << 20).map((_, at) => sign[at & 1]!);
		all[all.length - 1] = 0x0a;
		const found = transcoded(all, encoding, [1 << 20]);
		expect(found === expected(all, encoding)).toBe(true);
	});
});
