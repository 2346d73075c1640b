import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs/dist/exceljs.min.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { openNative } from '#lib/engine/native.node.ts';
import { rows as rowsOf } from '#lib/engine/rows.ts';
import { problemBook } from '#lib/workspace/pages/problemBook.ts';
import { bring } from '../intake/support/bring.node.ts';
import { derive } from '../support/derive.ts';
import { gb18030 } from '../support/gb18030.ts';

const csv = `2025 年台账,,,,,
投诉编号,投诉时间,投诉内容,电话,满意度,内部 码
20250601000000001,2025-06-01 09:00,漏水,13800000001,满意,=1+1
20250601000000002,昨天,"停电,
两次",013800000002,凑合,007
20250601000000003,2025-06-31,噪音,,满意,@x
20250601000000004,2025-06-04 10:00,垃圾,,,
`;
const asOf = '2025-06-30 00:00:00';

async function bookOf(bytes: Uint8Array, locale: 'zh-CN' | 'zh-Hant' | 'en' = 'zh-CN') {
	const engine = await openNative();
	await derive(engine, [{ name: '台账.csv', bytes }], asOf);
	const book = await problemBook(engine, locale, asOf);
	await engine.close();
	return book && new Uint8Array(await book.content!.arrayBuffer());
}

describe('the workbook of rows to correct', () => {
	let bytes: Uint8Array;
	let cells: unknown[][];
	beforeAll(async () => {
		bytes = (await bookOf(new TextEncoder().encode(csv)))!;
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(bytes.slice().buffer);
		cells = [];
		book.worksheets[0]!.eachRow((row) => cells.push((row.values as unknown[]).slice(1)));
		expect(book.worksheets.map(({ name }) => name)).toEqual(['台账']);
	});

	test('holds the rows with problems as they stood, with what is wrong beside them', () => {
		expect(cells[0]).toEqual([
			'投诉编号',
			'投诉时间',
			'投诉内容',
			'电话',
			'满意度',
			'内部 码',
			'诉鉴·行号',
			'诉鉴·来源',
			'诉鉴·列',
			'诉鉴·问题'
		]);
		const mark = createHash('sha256').update(csv).digest('hex').slice(0, 16);
		expect(cells.slice(1)).toEqual([
			[
				'20250601000000002',
				'昨天',
				'停电,\n两次',
				'013800000002',
				'凑合',
				'007',
				4,
				`${mark}##4`,
				'投诉时间；满意度',
				'无法读出日期；不认识的取值'
			],
			[
				'20250601000000003',
				'2025-06-31',
				'噪音',
				undefined,
				'满意',
				'@x',
				6,
				`${mark}##6`,
				'投诉时间',
				'无法读出日期'
			]
		]);
	});

	test('is the same to the byte', async () => {
		const again = await bookOf(new TextEncoder().encode(csv));
		expect(Buffer.compare(bytes, again!)).toBe(0);
	});

	test('reads in again, corrected, as the same columns, and what was added means nothing', async () => {
		const corrected = new ExcelJS.Workbook();
		await corrected.xlsx.load(bytes.slice().buffer);
		corrected.worksheets[0]!.getCell('B2').value = '2025-06-02 10:00';
		corrected.worksheets[0]!.getCell('B3').value = new Date('2025-06-30T00:00:00Z');
		const first = await bring('台账.csv', new TextEncoder().encode(csv));
		const again = await bring('诉鉴-问题行.xlsx', new Uint8Array(await corrected.xlsx.writeBuffer()));
		await first.engine.close();
		await again.engine.close();
		expect(again.inspection.table).toBe('complaints');
		expect(again.inspection.columns.map(({ header, field }) => [header, field])).toEqual([
			...first.inspection.columns.map(({ header, field }) => [header, field]),
			['诉鉴·行号', null],
			['诉鉴·来源', null],
			['诉鉴·列', null],
			['诉鉴·问题', null]
		]);
		expect(again.rows.map((row) => [row.complaint_no, row.received_at, row.content, row.phone])).toEqual([
			['20250601000000002', '2025-06-02 10:00:00', '停电,\n两次', '013800000002'],
			['20250601000000003', '2025-06-30 00:00:00', '噪音', null]
		]);
		// Its own problems can be written out again, without a second set of our columns.
		const second = await bookOf(bytes, 'en');
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(second!.slice().buffer);
		expect((book.worksheets[0]!.getRow(1).values as unknown[]).slice(7)).toEqual([
			'Sujian: row',
			'Sujian: origin',
			'Sujian: column',
			'Sujian: problem'
		]);
		// Nor does it lose where its rows came from first.
		expect(book.worksheets[0]!.getCell('H2').value).toMatch(/^[0-9a-f]{16}##4$/);
	});

	test('is not made where nothing is wrong', async () => {
		expect(await bookOf(new TextEncoder().encode('投诉编号,投诉时间\n1,2025-06-01 09:00\n'))).toBe(null);
	});

	test('a few rows too many go to a second sheet, and to a second workbook in an archive', async () => {
		const engine = await openNative();
		await derive(engine, [{ name: '台账.csv', bytes: new TextEncoder().encode(csv) }], asOf);
		const sizes = { ofSheet: 1, ofBook: 2 };
		const two = (await problemBook(engine, 'zh-CN', asOf, undefined, sizes))!;
		expect([two.books, two.rows, two.name]).toEqual([1, 2, '诉鉴-问题行.xlsx']);
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(await two.content!.arrayBuffer());
		expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
			['台账', 2],
			['台账 (2)', 2]
		]);
		expect(book.worksheets[1]!.getColumn(8).hidden).toBe(true);
		const apart = (await problemBook(engine, 'zh-CN', asOf, undefined, { ofSheet: 1, ofBook: 1 }))!;
		expect([apart.books, apart.rows, apart.name]).toEqual([2, 2, '诉鉴-问题行.zip']);
		const packed = unzipSync(new Uint8Array(await apart.content!.arrayBuffer()));
		expect(Object.keys(packed)).toEqual(['rows-to-correct-1.xlsx', 'rows-to-correct-2.xlsx']);
		await engine.close();
	});

	test.each([
		['GB18030 CSV', async (rows: string[][]) => gb18030(rows.map((row) => row.join(',')).join('\r\n'))],
		[
			'a workbook',
			async (rows: string[][]) => {
				const made = new ExcelJS.Workbook();
				const sheet = made.addWorksheet('六月');
				for (const row of rows) sheet.addRow(row);
				return new Uint8Array(await made.xlsx.writeBuffer());
			}
		]
	])(
		'rows of %s without a number come back corrected in the place of their originals',
		async (kind, write) => {
			const rows = [
				['登记时间', '项目', '投诉内容', '值班'],
				['2025-06-01 09:00', '东苑', '漏水', '镕'],
				['昨天', '西苑', '+停电', '007'],
				['', '', '', ''],
				['2025-06-03 09:00', '东苑', '噪音', '']
			];
			const name = kind === 'a workbook' ? '台账.xlsx' : '台账.csv';
			const original = { name, bytes: await write(rows) };
			const engine = await openNative();
			await derive(engine, [original], asOf);
			const shown = async () =>
				rowsOf<Record<string, unknown>>(
					await engine.query(
						'select complaint_no, received_at, site, content from mart_complaints order by received_at nulls last'
					)
				);
			const before = await shown();
			expect(before.length).toBe(3);
			const made = (await problemBook(engine, 'zh-CN', asOf))!;
			await engine.close();
			const book = new ExcelJS.Workbook();
			await book.xlsx.load(await made.content!.arrayBuffer());
			expect(book.worksheets[0]!.rowCount).toBe(2);
			expect((book.worksheets[0]!.getRow(2).values as unknown[]).slice(1, 5)).toEqual([
				'昨天',
				'西苑',
				'+停电',
				'007'
			]);
			book.worksheets[0]!.getCell('A2').value = '2025-06-02 09:00';
			const corrected = { name: made.name, bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
			const again = await openNative();
			await derive(again, [original, corrected], asOf);
			const after = rowsOf<Record<string, unknown>>(
				await again.query(
					'select complaint_no, received_at, site, content from mart_complaints order by received_at'
				)
			);
			expect(after.map(({ complaint_no: no, content }) => [no, content])).toEqual([
				[before[0]!.complaint_no, '漏水'],
				[before[2]!.complaint_no, '+停电'],
				[before[1]!.complaint_no, '噪音']
			]);
			expect(after[1]).toMatchObject({ received_at: '2025-06-02 09:00:00', site: '西苑' });
			// What was corrected is no problem any more.
			expect(await problemBook(again, 'zh-CN', asOf)).toBe(null);
			await again.close();
		}
	);

	test('leaves out what a spreadsheet would cut short, and says how many rows', async () => {
		const long = `投诉编号,投诉时间,投诉内容\nA1,昨天,${'长'.repeat(40_000)}\nA2,昨天,短\nA3,2025-06-01,好\nA4,2025-06-02,好\n`;
		const engine = await openNative();
		await derive(engine, [{ name: '长.csv', bytes: new TextEncoder().encode(long) }], asOf);
		const made = (await problemBook(engine, 'zh-CN', asOf))!;
		await engine.close();
		expect([made.rows, made.tooLong]).toEqual([1, 1]);
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(await made.content!.arrayBuffer());
		expect(book.worksheets[0]!.getCell('A2').value).toBe('A2');
		expect(book.worksheets[0]!.rowCount).toBe(2);
	});
});
