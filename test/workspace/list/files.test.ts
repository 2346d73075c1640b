import ExcelJS from 'exceljs/dist/exceljs.min.js';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { columnsNamed } from '#lib/metrics/complaintPage.ts';
import type { ListColumn } from '#lib/metrics/list/columns.ts';
import { listBook, listCsv, type ListOrder } from '#lib/workspace/list/files.ts';
import { runLogs } from '../../support/log.ts';

const csv = `complaint_no,site,unit,complainant,phone,received_at,recorder,content,status,completed_at,claim_amount,内部码
W1,东苑,12栋3单元502,张小明,13812345678,2025-05-03 09:00:30,李调度,"=HYPERLINK(""x"") 张小明说漏水，电话 13812345678",done,2025-05-03 12:00:30,1200.5,+cmd
W2,西苑,3栋101,王芳,13900001111,2025-05-04,赵四,噪音,open,,,007`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], { asOf: '2025-06-10 12:00:00' });
});
afterAll(() => engine.close());

const ids = [
	...['complaint_no', 'complainant', 'phone', 'unit', 'recorder', 'content', 'received_at'],
	...['status', 'claim_amount', 'handling_seconds', 'dispatch_outcome', 'x:内部码']
];
const order = async (more: Partial<ListOrder> = {}): Promise<ListOrder> => ({
	filter: {},
	columns: (await columnsNamed(engine, ids)) as ListColumn[],
	sort: { by: 'complaint_no' },
	masked: false,
	locale: 'zh-CN',
	asOf: '2025-06-10 12:00:00',
	...more
});

test('the list as CSV has the shown columns in their order, bare numbers and times, and no formula', async () => {
	const file = await listCsv(engine, await order());
	expect([file.name, file.rows]).toEqual(['投诉明细.csv', 2]);
	expect((await file.content.text()).split('\r\n')).toEqual([
		'投诉编号,投诉人,联系电话,房号,记录人,投诉内容,投诉时间,状态,索赔金额（元）,处理时长（小时）,派单,内部码',
		'W1,张小明,13812345678,12栋3单元502,李调度,"\'=HYPERLINK(""x"") 张小明说漏水，电话 13812345678",2025-05-03 09:00:30,已完成,1200.5,3,无法判断,\'+cmd',
		'W2,王芳,13900001111,3栋101,赵四,噪音,2025-05-04,处理中,,,无法判断,007',
		''
	]);
});

test('masked, it tells of nobody who complained, nor do its texts', async () => {
	const text = await (await listCsv(engine, await order({ masked: true }))).content.text();
	for (const secret of ['张小明', '13812345678', '502', '王芳', '李调度']) expect(text).not.toContain(secret);
	expect(text).toContain('张**,138****5678,12栋****,李*度');
});

test('as a workbook it has typed cells under a head that stays, and text that looks like a formula stays text', async () => {
	const file = await listBook(engine, await order());
	expect([file.name, file.books]).toEqual(['投诉明细.xlsx', 1]);
	const bytes = await file.content.arrayBuffer();
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(bytes);
	const sheet = book.worksheets[0]!;
	expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
	expect(sheet.autoFilter).toBe('A1:L3');
	const [head, row] = [sheet.getRow(1), sheet.getRow(2)];
	expect(head.getCell(12).value).toBe('内部码');
	expect(row.getCell(6).value).toContain('=HYPERLINK("x")');
	expect(row.getCell(6).numFmt).toBe('@');
	expect(row.getCell(7).value).toEqual(new Date('2025-05-03T09:00:30Z'));
	expect(sheet.getRow(3).getCell(7).numFmt).toBe('yyyy-mm-dd');
	expect([row.getCell(9).value, row.getCell(10).value]).toEqual([1200.5, 3]);
	expect([row.getCell(12).value, row.getCell(12).numFmt]).toEqual(['+cmd', '@']);
	const again = await (await listBook(engine, await order())).content.arrayBuffer();
	expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again))).toBe(0);
});

test('more rows than a workbook holds become several in an archive, none twice and none lost', async () => {
	const file = await listBook(engine, await order(), undefined, undefined, 1);
	expect([file.name, file.books, file.rows]).toEqual(['投诉明细.zip', 2, 2]);
	const entries = unzipSync(new Uint8Array(await file.content.arrayBuffer()));
	const numbers = [];
	for (const bytes of Object.values(entries)) {
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(bytes.slice().buffer);
		numbers.push(...book.worksheets[0]!.getColumn(1).values.slice(2));
	}
	expect(numbers).toEqual(['W1', 'W2']);
});

test('nothing is written once it was cancelled', async () => {
	const stop = new AbortController();
	stop.abort();
	await expect(listCsv(engine, await order(), undefined, stop.signal)).rejects.toThrow();
});
