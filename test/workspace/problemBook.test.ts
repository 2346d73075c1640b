import ExcelJS from 'exceljs/dist/exceljs.min.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import { problemBook } from '#lib/workspace/pages/problemBook.ts';
import { bring } from '../intake/support/bring.node.ts';
import { derive } from '../support/derive.ts';

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
	return book;
}

describe('the workbook of rows to correct', () => {
	let bytes: Uint8Array;
	let cells: unknown[][];
	beforeAll(async () => {
		bytes = (await bookOf(new TextEncoder().encode(csv)))!.bytes;
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
			'诉鉴·问题',
			'诉鉴·列',
			'诉鉴·行号'
		]);
		expect(cells.slice(1)).toEqual([
			[
				'20250601000000002',
				'昨天',
				'停电,\n两次',
				'013800000002',
				'凑合',
				'007',
				'无法读出日期；不认识的取值',
				'投诉时间；满意度',
				4
			],
			['20250601000000003', '2025-06-31', '噪音', undefined, '满意', '@x', '无法读出日期', '投诉时间', 6]
		]);
	});

	test('is the same to the byte', async () => {
		const again = await bookOf(new TextEncoder().encode(csv));
		expect(Buffer.compare(bytes, again!.bytes)).toBe(0);
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
			['诉鉴·问题', null],
			['诉鉴·列', null],
			['诉鉴·行号', null]
		]);
		expect(again.rows.map((row) => [row.complaint_no, row.received_at, row.content, row.phone])).toEqual([
			['20250601000000002', '2025-06-02 10:00:00', '停电,\n两次', '013800000002'],
			['20250601000000003', '2025-06-30 00:00:00', '噪音', null]
		]);
		// Its own problems can be written out again, without a second set of our columns.
		const second = await bookOf(bytes, 'en');
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(second!.bytes.slice().buffer);
		expect((book.worksheets[0]!.getRow(1).values as unknown[]).slice(7)).toEqual([
			'Sujian: problem',
			'Sujian: column',
			'Sujian: row'
		]);
	});

	test('is not made where nothing is wrong', async () => {
		expect(await bookOf(new TextEncoder().encode('投诉编号,投诉时间\n1,2025-06-01 09:00\n'))).toBe(null);
	});
});
