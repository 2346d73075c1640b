import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { loadRows } from '#lib/intake/load.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { readSheet, sourceOfBytes, type ReadOptions, type Source } from '#lib/intake/read.ts';
import { readPlain } from '#lib/intake/readPlain.ts';
import { PlainScanner } from '#lib/intake/readers/plain.ts';
import { encode } from './support/encode.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

const loaded = async () => rows(await engine.query('select * from rows order by rowid'));

/** What the reader of record makes of a file: through canonical text. */
async function byRecord(source: Source, options: ReadOptions) {
	const parts: Uint8Array[] = [];
	const sheet = await readSheet(source, options, (chunk) => void parts.push(chunk));
	const name = await engine.register('canonical.csv', { kind: 'bytes', bytes: Buffer.concat(parts) });
	await loadRows(engine, name, sheet);
	await engine.release('canonical.csv');
	return { sheet, rows: await loaded() };
}

async function asItStands(source: Source, options: ReadOptions) {
	return { sheet: await loadSource(engine, source, options), rows: await loaded() };
}

const isPlain = async (source: Source, options: ReadOptions): Promise<boolean> =>
	(await readPlain(source, options, { begin: () => undefined, sink: () => undefined })) !== null;

const unit = fc.constantFrom('a', 'b', '1', ' ', '水', '\u3000', '\u00a0', 'é', '𠮷', '”', ';', '\t');
const plainCell = fc.string({ unit, maxLength: 5 });
const quotedCell = fc
	.string({ unit: fc.oneof(unit, fc.constantFrom(',', '\n', '\r\n', '\r', '""')), maxLength: 6 })
	.map((text) => `"${text}"`);
const oddCell = fc.constantFrom(
	'"',
	'a"b',
	'"a" ',
	' "a"',
	'"a"b"',
	'\ufffd',
	'\0',
	'\x1a',
	'\ufeff',
	'#',
	'""'
);
const lineOf = (cell: fc.Arbitrary<string>) =>
	fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
const text = fc
	.tuple(
		fc.array(lineOf(fc.oneof({ weight: 4, arbitrary: plainCell }, { weight: 1, arbitrary: quotedCell })), {
			minLength: 1,
			maxLength: 8
		}),
		fc.option(lineOf(oddCell), { nil: null, freq: 6 }),
		fc.constantFrom('\n', '\r\n'),
		fc.constantFrom('', '\n', '\r\n', '\r', '\n\n'),
		fc.boolean()
	)
	.map(
		([lines, odd, end, last, mark]) =>
			(mark ? '\ufeff' : '') +
			['x,y,a column with a header long enough to be text', ...lines, ...(odd === null ? [] : [odd])].join(
				end
			) +
			last
	);

describe('a plain text, loaded as it stands', () => {
	test('gives the same rows and the same facts as the reader of record, whatever the text', async () => {
		let plain = 0;
		let odd = 0;
		const both = fc.asyncProperty(text, async (csv) => {
			const source = sourceOfBytes('x.csv', new TextEncoder().encode(csv));
			const options: ReadOptions = { encoding: 'utf-8', delimiter: ',' };
			if (await isPlain(source, options)) plain++;
			else odd++;
			expect(await asItStands(source, options)).toEqual(await byRecord(source, options));
		});
		await fc.assert(both, { numRuns: 400 });
		expect(Math.min(plain, odd)).toBeGreaterThan(15);
	});

	test('is the same in any encoding and with any delimiter', async () => {
		const lines = ['甲,乙', '1,"漏水，\n可修"', '2, 水 ', ',', '3,"丙""丁"'];
		for (const delimiter of [',', '\t', ';', '|']) {
			const csv = `${lines.join('\r\n').replaceAll(',', delimiter)}\r\n`;
			for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const) {
				const bytes = encode(csv, encoding);
				const source = sourceOfBytes('x.csv', bytes);
				expect(await isPlain(source, { encoding, delimiter })).toBe(true);
				const found = await asItStands(source, { encoding, delimiter });
				expect(found).toEqual(await byRecord(source, { encoding, delimiter }));
				expect(found.rows.map((row) => (row as { source_row: number }).source_row)).toEqual([1, 2, 4, 5, 6]);
			}
		}
	});

	test('may have records as long as they come, whether they are loaded so or not', async () => {
		for (const length of [699_000, 699_050, 700_000, 900_000]) {
			const cell = `"${'9'.repeat(length)}"`;
			const bytes = new TextEncoder().encode(`a,b,c\n1,2,3\n${cell},${cell},${cell}\n4,5,6\n`);
			expect((await loadSource(engine, sourceOfBytes('x.csv', bytes))).rowsRead).toBe(4);
			expect(rows(await engine.query('select source_row, length(c3) as n from rows order by 1'))).toEqual(
				[1, 1, length, 1].map((n, at) => ({ source_row: at + 1, n }))
			);
		}
	});

	test('may have columns that show only far down', async () => {
		const bytes = new TextEncoder().encode(`a,b\n${'1,2\n'.repeat(600_000)}1,2,3\n`);
		const source = sourceOfBytes('x.csv', bytes);
		const sheet = await loadSource(engine, source);
		expect([sheet.columnCount, sheet.rowsRead]).toEqual([3, 600_002]);
		expect(rows(await engine.query('select * from rows where c3 is not null'))).toEqual([
			{ source_row: 600_002, c1: '1', c2: '2', c3: '3' }
		]);
	});
});

describe('the scanner of bytes', () => {
	const result = (bytes: Uint8Array, pieces: readonly number[]) => {
		const scanner = new PlainScanner(',', 1000);
		for (let at = 0, turn = 0; at < bytes.length; turn++) {
			const length = pieces[turn % pieces.length]!;
			if (!scanner.push(bytes.subarray(at, at + length))) return null;
			at += length;
		}
		return scanner.end();
	};

	test('says the same however the bytes are cut into chunks', () => {
		fc.assert(
			fc.property(
				text,
				fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
				(csv, pieces) => {
					const bytes = new TextEncoder().encode(csv);
					expect(result(bytes, pieces)).toEqual(result(bytes, [bytes.length]));
				}
			),
			{ numRuns: 500 }
		);
	});

	test('takes as UTF-8 what the platform takes', () => {
		const near = fc.constantFrom(
			...[
				0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xe4, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5
			]
		);
		fc.assert(
			fc.property(fc.array(near, { maxLength: 8 }), (middle) => {
				const bytes = new Uint8Array([0x41, ...middle, 0x41, 0x0a]);
				let valid = true;
				try {
					new TextDecoder('utf-8', { fatal: true }).decode(bytes);
				} catch {
					valid = false;
				}
				expect(result(bytes, [bytes.length]) !== null).toBe(valid);
			}),
			{ numRuns: 2000 }
		);
	});
});
