import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { readSheet, sourceOfBytes } from '#lib/intake/read.ts';
import { numberText } from '#lib/intake/readers/xlsx/number.ts';
import { dateFormat } from '#lib/intake/readers/xlsx/styles.ts';
import { zipEntries } from '#lib/intake/readers/xlsx/zip.ts';
import { readCanonical } from './support/oracle.ts';
import { archive, workbook } from './support/workbook.ts';

/** Reads a workbook's log into records. */
async function read(bytes: Uint8Array, sheet?: string) {
	const chunks: Uint8Array[] = [];
	const data = await readSheet(
		sourceOfBytes('x.xlsx', bytes),
		sheet === undefined ? {} : { sheet },
		(chunk) => void chunks.push(chunk)
	);
	const text = new TextDecoder().decode(new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()));
	return { ...data, records: readCanonical(text) };
}

const codeOf = async (bytes: Uint8Array): Promise<string> => {
	try {
		await read(bytes);
		return 'read';
	} catch (error) {
		if (error instanceof Refusal) return error.problem.code;
		throw error;
	}
};

const moment = fc
	.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 })
	.map((seconds) => new Date(seconds * 1000));
const cell = fc.oneof(
	fc
		.string({
			unit: fc.constantFrom('a', '水', '&', '<', '"', ' ', '_x', '\n', '𠮷', '1'),
			minLength: 1,
			maxLength: 8
		})
		.filter((text) => text.trim() !== ''),
	fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
	fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Number(value.toPrecision(12))),
	fc.boolean(),
	moment,
	fc.constant(null)
);

describe('workbooks that exceljs writes', () => {
	test('are read cell by cell as they were written', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
				async (table) => {
					const book = new ExcelJS.Workbook();
					const sheet = book.addWorksheet('台账');
					table.forEach((values, at) =>
						values.forEach((value, column) => {
							const target = sheet.getCell(at + 1, column + 1);
							target.value = value;
							if (value instanceof Date) target.numFmt = 'yyyy/m/d h:mm:ss';
						})
					);
					if (!table.flat().some((value) => value !== null)) return;
					const { records } = await read(new Uint8Array(await book.xlsx.writeBuffer()));
					const found = new Map(records.map(({ line, cells }) => [line, cells]));
					table.forEach((values, at) => {
						const cells = found.get(at + 1) ?? [];
						values.forEach((value, column) =>
							expect([at, column, cells[column] ?? '']).toEqual([at, column, textOf(value)])
						);
					});
				}
			),
			{ numRuns: 60 }
		);
	});
});

function textOf(value: string | number | boolean | Date | null): string {
	if (value === null) return '';
	if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	return typeof value === 'number' ? numberText(String(value)) : value;
}

describe('numbers of a sheet', () => {
	test.each([
		['2025060100012345', '2025060100012345'],
		['2.0250601000123499E+17', '202506010001234990'],
		['1E+15', '1000000000000000'],
		['12.300000000000001', '12.3'],
		['0.30000000000000004', '0.3'],
		['1.5E-7', '0.00000015'],
		['-0', '-0'],
		['-0.0', '0'],
		['007', '007'],
		['1e400', '1e400']
	])('%s is %s', (raw, text) => {
		expect(numberText(raw)).toBe(text);
	});

	test('are never changed in value beyond their fifteenth digit', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e25, max: 1e25 }), (value) => {
				const text = numberText(String(value));
				expect(text).not.toMatch(/e/i);
				expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14 + 1e-300);
			})
		);
	});
});

test.each([
	['yyyy/m/d', { date: true, time: false }],
	['yyyy"年"m"月"d"日"', { date: true, time: false }],
	['yyyy/m/d h:mm;@', { date: true, time: true }],
	['[$-804]上午/下午h"时"mm"分"', { date: false, time: true }],
	['[h]:mm', { date: false, time: true }],
	['mm:ss.0', { date: false, time: true }],
	['mmm-yy', { date: true, time: false }],
	['[$-404]e/m/d', { date: true, time: false }],
	['0.00E+00', null],
	['General', null],
	['#,##0.00_);[Red](#,##0.00)', null],
	['"第"0"天"', null],
	['0"d"', null],
	['@', null]
])('the format %s shows %o', (code, shows) => {
	expect(dateFormat(code)).toEqual(shows);
});

describe('workbooks that are not what they should be', () => {
	const good = workbook({
		sheets: [
			{
				name: 'a',
				rows: [
					['投诉编号', '投诉时间'],
					...Array.from({ length: 40 }, (_, at) => [`T${at}`, `2025/6/1 9:${10 + at}`])
				]
			}
		]
	});

	test('are refused wherever they are cut short', async () => {
		for (let length = 30; length < good.length; length += 97) {
			expect(['broken_workbook', 'not_a_workbook']).toContain(await codeOf(good.slice(0, length)));
		}
	});

	test('never make the reader fail otherwise, whichever byte is changed', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 4, max: good.length - 1 }),
				fc.integer({ min: 1, max: 255 }),
				async (at, change) => {
					const bytes = good.slice();
					bytes[at]! ^= change;
					expect(typeof (await codeOf(bytes))).toBe('string');
				}
			),
			{ numRuns: 300 }
		);
	});

	test('are refused where a part declares that it expands beyond the limit', async () => {
		const bytes = good.slice();
		const entry = zipEntries(bytes).get('xl/worksheets/sheet1.xml')!;
		const view = new DataView(bytes.buffer);
		for (let at = 0; at < bytes.length - 46; at++) {
			const directory =
				view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 42, true) === entry.offset;
			if (directory) view.setUint32(at + 24, 0xfffffff0, true);
		}
		expect(await codeOf(bytes)).toBe('too_large');
	});

	test('are refused where a part expands to more than it declares', async () => {
		const bytes = good.slice();
		const view = new DataView(bytes.buffer);
		for (let at = 0; at < bytes.length - 46; at++) {
			if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
		}
		expect(await codeOf(bytes)).toBe('broken_workbook');
	});

	test.each([
		['relations that lead nowhere', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }, 'broken_workbook'],
		['no relations at all', { '_rels/.rels': null }, 'read'],
		[
			'entities of a document type',
			{ 'xl/sharedStrings.xml': '<!DOCTYPE s [<!ENTITY a "x">]><sst><si><t>&a;&a;</t></si></sst>' },
			'broken_workbook'
		],
		[
			'names of prototypes',
			{
				'xl/worksheets/sheet1.xml':
					'<worksheet><sheetData><row r="1"><c r="A1" t="__proto__"><v>1</v></c><c r="constructor1"><v>2</v></c></row></sheetData></worksheet>'
			},
			'read'
		],
		[
			'a sheet that never closes',
			{ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c' },
			'broken_workbook'
		],
		[
			'tags a thousand deep',
			{ 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${'<row>'.repeat(1000)}` },
			'broken_workbook'
		],
		[
			'rows that go backwards',
			{
				'xl/worksheets/sheet1.xml':
					'<worksheet><sheetData><row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData></worksheet>'
			},
			'read'
		]
	])('with %s', async (_, parts, code) => {
		expect(
			await codeOf(
				workbook({
					sheets: [{ name: 'a', rows: [['投诉编号'], ['1']] }],
					parts: parts as Record<string, string | null>
				})
			)
		).toBe(code);
	});

	test('an archive of nothing is no workbook', async () => {
		expect(await codeOf(archive({ 'readme.txt': 'x' }))).toBe('not_a_workbook');
	});
});

test('a sheet is chosen by name, and a name that is not there is refused', async () => {
	const book = workbook({
		sheets: [
			{ name: '一月', rows: [['编号'], ['1']] },
			{ name: '二月', rows: [['编号'], ['2'], ['3']] }
		]
	});
	expect((await read(book, '二月')).rowsRead).toBe(3);
	await expect(read(book, '三月')).rejects.toMatchObject({ problem: { code: 'no_sheet' } });
});
