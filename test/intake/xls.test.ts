import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { readSheet, sheetsOf, sourceOfBytes, type ReadOptions } from '#lib/intake/read.ts';
import { numberText } from '#lib/intake/readers/xlsx/number.ts';
import { longestOldWorkbook } from '#lib/intake/readers/xls/biff.ts';
import { longestMarkup } from '#lib/intake/readers/xls/markup.ts';
import { oldStream, oldWorkbook, type OldBook } from './support/biff.ts';
import { encode } from './support/encode.ts';
import { readCanonical } from './support/oracle.ts';

async function read(bytes: Uint8Array, options: ReadOptions = {}) {
	const chunks: Uint8Array[] = [];
	const data = await readSheet(sourceOfBytes('x.xls', bytes), options, (chunk) => void chunks.push(chunk));
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

type Value = string | number | boolean | Date | null;
const moment = fc
	.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 })
	.map((seconds) => new Date(seconds * 1000));
const wide = fc
	.string({
		unit: fc.constantFrom('a', '水', '&', '<', '"', ' ', ']', '\n', '𠮷', '1'),
		minLength: 1,
		maxLength: 9
	})
	.filter((text) => text.trim() !== '');
const plain = fc.string({ unit: fc.constantFrom('a', '<', '"', '1'), minLength: 1, maxLength: 9 });
const tableOf = (text: fc.Arbitrary<string>) =>
	fc.array(
		fc.array(
			fc.oneof(
				text,
				fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
				// no old format holds what is as small as 1e-300, and no log does
				fc
					.double({ min: -1e9, max: 1e9, noNaN: true })
					.map((value) => (Math.abs(value) < 1e-9 ? 0.5 : Number(value.toPrecision(12)))),
				fc.boolean(),
				moment,
				fc.constant(null)
			),
			{ minLength: 1, maxLength: 6 }
		),
		{ minLength: 1, maxLength: 8 }
	);

const serialOf = (date: Date): number => date.getTime() / 86_400_000 + 25_569;

/** The same table in an old format, as SheetJS writes it. */
function written(table: readonly (readonly Value[])[], bookType: XLSX.BookType): Uint8Array {
	const sheet: XLSX.WorkSheet = XLSX.utils.aoa_to_sheet([[]]);
	table.forEach((values, r) =>
		values.forEach((value, c) => {
			if (value === null) return;
			sheet[XLSX.utils.encode_cell({ r, c })] =
				value instanceof Date
					? { t: 'n', v: serialOf(value), z: 'yyyy/m/d h:mm:ss' }
					: { t: typeof value === 'string' ? 's' : typeof value === 'number' ? 'n' : 'b', v: value };
		})
	);
	sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: table.length - 1, c: 5 } });
	const book = XLSX.utils.book_new();
	XLSX.utils.book_append_sheet(book, sheet, 'Log');
	return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer);
}

async function writtenNew(table: readonly (readonly Value[])[]): Promise<Uint8Array> {
	const book = new ExcelJS.Workbook();
	const sheet = book.addWorksheet('Log');
	table.forEach((values, at) =>
		values.forEach((value, column) => {
			const target = sheet.getCell(at + 1, column + 1);
			target.value = value;
			if (value instanceof Date) target.numFmt = 'yyyy/m/d h:mm:ss';
		})
	);
	return new Uint8Array(await book.xlsx.writeBuffer());
}

function textOf(value: Value): string {
	if (value === null) return '';
	if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	return typeof value === 'number' ? numberText(String(value)) : value;
}

describe('one table written in four formats', () => {
	test.each([
		['biff8', wide],
		['xlml', wide],
		['biff5', plain]
	] as const)('gives the same cells from .xlsx and %s', async (type, text) => {
		await fc.assert(
			fc.asyncProperty(tableOf(text), async (table) => {
				if (!table.flat().some((value) => value !== null)) return;
				const old = (await read(written(table, type))).records;
				const expected = new Map(
					(await read(await writtenNew(table))).records.map(({ line, cells }) => [line, cells])
				);
				const found = new Map(old.map(({ line, cells }) => [line, cells]));
				table.forEach((values, at) =>
					values.forEach((value, column) => {
						const cell = found.get(at + 1)?.[column] ?? '';
						expect([at, column, cell]).toEqual([at, column, textOf(value)]);
						expect(cell).toBe(expected.get(at + 1)?.[column] ?? '');
					})
				);
			}),
			{ numRuns: 40 }
		);
	});
});

const book: OldBook = {
	version: 8,
	formats: ['yyyy/m/d h:mm:ss'],
	sheets: [
		{ name: '一月', rows: [['投诉编号', '投诉时间'], ['1']] },
		{
			name: '二月',
			hidden: true,
			rows: [
				['投诉编号', '投诉时间'],
				['2', { number: 45809.588506944, format: 1 }],
				[{ formula: '3' }, { error: 42 }, true]
			]
		}
	]
};

describe('an old workbook', () => {
	const good = oldWorkbook(book);

	test('says its sheets, hidden ones too, and is read by the name of one', async () => {
		const listed = await sheetsOf(sourceOfBytes('x.xls', good));
		expect(listed.map(({ kind, sheet, hidden }) => [kind, sheet, hidden])).toEqual([
			['xls', '一月', false],
			['xls', '二月', true]
		]);
		const { records, notes, hidden } = await read(good, { sheet: '二月' });
		expect(hidden).toBe(true);
		expect(records[1]!.cells.slice(0, 2)).toEqual(['2', '2025-06-01 14:07:27']);
		expect(notes).toEqual([{ row: 3, column: 2, raw: '#N/A', code: 'error_cell' }]);
		await expect(read(good, { sheet: '三月' })).rejects.toMatchObject({ problem: { code: 'no_sheet' } });
	});

	test('takes no number format from the workbook before it', async () => {
		const other = { ...book, formats: [200], sheets: [book.sheets[1]!] };
		expect((await read(oldWorkbook({ ...book, sheets: [book.sheets[1]!] }))).records[1]!.cells[1]).toContain(
			':'
		);
		expect((await read(oldWorkbook(other))).records[1]!.cells[1]).toBe('45809.588506944');
	});

	test('is refused wherever it is cut short', async () => {
		const { records } = await read(good);
		for (let length = 8; length < good.length; length += 211) {
			const code = await codeOf(good.slice(0, length));
			// what fills the last sector may go
			if (code === 'read') expect((await read(good.slice(0, length))).records).toEqual(records);
			else expect(['broken_workbook', 'not_a_table']).toContain(code);
		}
		const stream = oldStream(book);
		for (let length = 40; length < stream.length - 4; length += 37)
			expect(await codeOf(stream.slice(0, length))).toBe('broken_workbook');
	});

	test('never makes the reader fail otherwise, whichever byte is changed', async () => {
		// SheetJS tells the console of records that it does not know
		const told = vi.spyOn(console, 'error').mockReturnValue();
		onTestFinished(() => told.mockRestore());
		const stream = oldStream(book);
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(good, stream),
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				async (bytes, place, change) => {
					const changed = bytes.slice();
					changed[4 + (place % (bytes.length - 4))]! ^= change;
					expect(typeof (await codeOf(changed))).toBe('string');
				}
			),
			{ numRuns: 200 }
		);
	});

	test('never keeps the reader busy for ever, whichever record calls itself another', async () => {
		const stream = oldStream(book);
		const view = new DataView(stream.buffer);
		for (let at = 0; at < stream.length; at += 4 + view.getUint16(at + 2, true)) {
			for (const type of [0x06, 0x0206, 0x0406, 0x21, 0x04bc, 0x18, 0xfc, 0xbd, 0xe5, 0xec]) {
				const changed = stream.slice();
				new DataView(changed.buffer).setUint16(at, type, true);
				expect(typeof (await codeOf(changed))).toBe('string');
			}
		}
	});

	test('is refused where it is too large to open', async () => {
		const large = new Uint8Array(longestOldWorkbook + 1);
		large.set(good);
		expect(await codeOf(large)).toBe('file_too_large');
		const page = new Uint8Array(longestMarkup + 1);
		page.set(encode('<table>', 'utf-8'));
		expect(await codeOf(page)).toBe('file_too_large');
	});
});

describe('tables of a page', () => {
	test('never make the reader fail, whatever is in the page', async () => {
		const parts = fc.constantFrom(
			...[
				'<table>',
				'</table>',
				'<tr>',
				'</tr>',
				'<td>',
				'</td>',
				'<td colspan=3>',
				'<td rowspan="9999999">'
			],
			...[
				'<!--',
				'-->',
				'<script>',
				'</script>',
				'<',
				'>',
				'"',
				"<p title='",
				'&nbsp;',
				'&#x110000;',
				'编号',
				'<br>'
			]
		);
		await fc.assert(
			fc.asyncProperty(fc.array(parts, { maxLength: 60 }), async (page) => {
				expect(typeof (await codeOf(encode(`<html>${page.join('')}`, 'utf-8')))).toBe('string');
			}),
			{ numRuns: 300 }
		);
	});

	test.each([
		['attributes without end', `<table><tr><td a="${'x'.repeat(300_000)}`],
		['quotes without end', `<table>${'<td a="'.repeat(30_000)}`],
		['tags that never close', '<table>'.repeat(30_000)],
		['scripts that never close', `<table>${'<script>'.repeat(30_000)}`],
		['comments that never close', `<table>${'<!-- '.repeat(30_000)}`],
		['lone signs', `<table><td>${'<'.repeat(300_000)}`],
		['wide cells', `<table>${'<td colspan=65536>'.repeat(3000)}`],
		['many lines', `<table><tr><td>${'<br>'.repeat(100_000)}x`]
	])(
		'are read in linear time: %s',
		async (_, page) => {
			expect(typeof (await codeOf(encode(page, 'utf-8')))).toBe('string');
		},
		3000
	);

	test('are sheets of their own, named by their captions or their place', async () => {
		const page =
			'<table><caption>一月<tr><td>投诉编号</table><table><tr><td>说明</table><table><tr><td>投诉编号<td>投诉时间<tr><td>1<td>2025/6/1</table>';
		const sheets = await sheetsOf(sourceOfBytes('x.xls', encode(page, 'utf-8')));
		expect(sheets.map(({ sheet }) => sheet)).toEqual(['一月', '#2', '#3']);
		expect((await read(encode(page, 'utf-8'))).sheet).toBe('#3');
	});
});
