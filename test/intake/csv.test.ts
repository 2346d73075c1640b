import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { CsvScanner } from '#lib/intake/readers/csv.ts';
import { sniffDelimiter } from '#lib/intake/readers/delimiter.ts';
import { sourceOfBytes } from '#lib/intake/read.ts';
import { readCanonical, writeCsv } from './support/oracle.ts';

/** Scans a text in pieces of the given lengths. */
function scan(text: string, delimiter = ',', pieces: readonly number[] = [text.length], maxColumns = 1000) {
	let canonical = '';
	const scanner = new CsvScanner(delimiter, maxColumns, (row, record) => {
		canonical += record === '' ? `${row}\n` : `${row},${record}\n`;
	});
	for (let at = 0, turn = 0; at < text.length; turn++) {
		const length = Math.max(1, pieces[turn % pieces.length]!);
		scanner.push(text.slice(at, at + length));
		at += length;
	}
	return { ...scanner.end(), canonical, found: readCanonical(canonical) };
}

const cell = fc.oneof(
	fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', ' ', '水', '𠮷', '1'), maxLength: 6 }),
	fc.constantFrom('', '投诉', '2025/6/1 9:05')
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 12 });
const ends = fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 });

describe('records of CSV text', () => {
	test('come out as they went in, with the line on which each starts, however the text is cut into chunks', () => {
		fc.assert(
			fc.property(
				table,
				fc.constantFrom(',', ';', '\t', '|'),
				ends,
				fc.boolean(),
				fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
				(records, delimiter, lineEnds, always, pieces) => {
					const { text, expected } = writeCsv(records, delimiter, lineEnds, always);
					const { found, records: count, notes } = scan(text, delimiter, pieces);
					expect(found).toEqual(expected);
					expect(count).toBe(expected.length);
					expect(notes).toEqual([]);
				}
			),
			{ numRuns: 400 }
		);
	});

	test('lose no character that is not a quote, a delimiter or a line end, whatever the text', () => {
		const noise = fc.string({
			unit: fc.constantFrom('a', 'b', ',', '"', '"', '\n', '\r', ' ', '水'),
			maxLength: 60
		});
		fc.assert(
			fc.property(
				noise,
				fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
				(text, pieces) => {
					const letters = (part: string): string => part.replace(/[^ab水]/g, '');
					const { found, canonical } = scan(text, ',', pieces);
					expect(letters(found.map(({ cells }) => cells.join('')).join(''))).toBe(letters(text));
					expect(canonical).toBe(scan(text).canonical);
				}
			),
			{ numRuns: 600 }
		);
	});

	test('that are blank lines count, and a line end at the end begins no record', () => {
		expect(scan('a,b\n\n\r\nc,d\n').found).toEqual([
			{ line: 1, cells: ['a', 'b'] },
			{ line: 2, cells: [] },
			{ line: 3, cells: [] },
			{ line: 4, cells: ['c', 'd'] }
		]);
	});

	test('end where an unclosed quote would swallow the file', () => {
		const filler = Array.from({ length: 50_000 }, (_, at) => `${at},some text that goes on`).join('\n');
		const { records, notes } = scan(`1,"open\n${filler}\n`, ',', [65_536]);
		expect(records).toBe(50_001);
		expect(notes.map(({ row, code }) => [row, code])).toEqual([[1, 'unterminated_quote']]);
	});

	test('wider than the limit keep their surplus cells in the last column, and are noted', () => {
		const { found, columns, notes } = scan('1,2,"3,3",4,"5""5"\n', ',', [3], 3);
		expect(columns).toBe(3);
		expect(found[0]!.cells).toEqual(['1', '2', '3,3,4,5"5']);
		expect(notes[0]).toMatchObject({ code: 'too_many_columns', raw: '4,5"5' });
	});

	test('tell in which columns cells have spaces around them', () => {
		expect(scan('a, b,c\n" d",e,f \n').padded).toEqual([1, 2, 3]);
		expect(scan('a,b b,c\nd,"e\u00a0e",f\n').padded).toEqual([]);
	});
});

test('DuckDB holds every record and every cell that the scanner gave it', async () => {
	const engine = await openNative();
	const strange = fc.array(
		fc.array(
			fc.string({
				unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\t', ' ', '水', '\\', '#', "'"),
				maxLength: 5
			}),
			{ minLength: 1, maxLength: 4 }
		),
		{
			minLength: 1,
			maxLength: 8
		}
	);
	await fc.assert(
		fc.asyncProperty(strange, async (records) => {
			const { text, expected } = writeCsv(
				[['head', 'b', 'c', 'd', 'e'], ...records],
				',',
				['\r\n', '\n'],
				true
			);
			const sheet = await loadSource(engine, sourceOfBytes('x.csv', new TextEncoder().encode(text)), {
				delimiter: ',',
				encoding: 'utf-8'
			});
			const cells = Array.from({ length: sheet.columnCount }, (_, at) => `c${at + 1}`);
			const found = rows<Record<string, string | number | null>>(await engine.query('from rows'));
			expect(found.map((row) => [row['source_row'], ...cells.map((name) => row[name] ?? '')])).toEqual(
				expected.map(({ line, cells: own }) => [line, ...cells.map((_, at) => own[at] ?? '')])
			);
		}),
		{ numRuns: 40 }
	);
	await engine.close();
});

test.each([
	['a,b\n1,2\n', ','],
	['a\tb, c\n1\t2\n', '\t'],
	['a;b\n1;2,5\n', ';'],
	['a|b\n1|2\n', '|'],
	['投诉内容\n漏水，停电\n', ','],
	['sep=;\na;b\n', ';'],
	['标题,,\n编号;时间\n1;2\n3;4\n5;6\n', ';']
])('the delimiter of %j is %j', (text, delimiter) => {
	expect(sniffDelimiter(text)).toBe(delimiter);
});
