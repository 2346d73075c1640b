import ExcelJS from 'exceljs/dist/exceljs.min.js';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { desk } from '#lib/metrics/desk.ts';
import { headline } from '#lib/metrics/headline.ts';
import { parseActions } from '#lib/model/actions.ts';
import type { Form, PaperKind, ReportDocument, Table } from '#lib/reports/document.ts';
import { papers, paperKinds, renderReport, writePaper } from '#lib/reports/index.ts';
import { runLogs } from '../support/log.ts';

const month = '2025-06';
const csv = `complaint_no,site,unit,complainant,phone,received_at,recorder,handler,supervisor,department,channel,category_l1,category_l2,validity,severity,content,forwarded_at,dispatched_at,accepted_at,promised_at,completed_at,result,replied_at,followup_at,satisfaction,opinion,status,claim_requested,claim_amount
A1,甲苑,12栋502,张小明,13812345678,2025-05-20 09:00:00,李建国,王海燕,赵主任,工程部,来电,工程质量,给排水,valid,general,卫生间渗水,2025-05-20 09:05:00,2025-05-20 09:04:00,2025-05-20 09:30:00,2025-05-21 09:00:00,2025-05-20 19:00:00,重做防水,2025-05-20 20:00:00,2025-05-21 10:00:00,satisfied,可以,closed,false,
A2,甲苑,12栋602,陈一诺,13987654321,2025-06-02 09:00:00,李建国,王海燕,赵主任,工程部,来电,工程质量,给排水,valid,important,"张小明家楼上也渗水，电话13812345678
=1+1",2025-06-02 09:20:00,2025-06-02 09:10:00,2025-06-02 09:30:00,2025-06-03 09:00:00,2025-06-04 09:00:00,<b>更换管件</b>,,,,,done,true,1200
A3,乙园,3-1-101,何小雨,010-88886666,2025-06-05 10:00:00,李建国,王海燕,赵主任,工程部,来访,工程质量,电气,valid,general,楼道灯不亮,2025-06-05 10:05:00,2025-06-05 10:04:00,2025-06-05 10:30:00,,2025-06-05 12:00:00,换灯,2025-06-05 13:00:00,2025-06-06 09:00:00,very_satisfied,好,closed,false,
A4,乙园,3-1-102,孙大为,13700001111,2025-06-06 10:00:00,李建国,,赵主任,客服部,网络,服务质量,推诿,invalid,general,要求上门做家务,,,,,,,,,,,open,false,
A5,乙园,,周子涵,13700002222,2025-06-29 22:00:00,李建国,王海燕,赵主任,工程部,来电,工程质量,给排水,valid,general,水管爆裂,2025-06-29 22:05:00,2025-06-29 22:04:00,2025-06-29 22:10:00,2025-06-30 20:00:00,,,,,,,open,false,`;
const progress = `complaint_no,reported_at,reported_by,note
A2,2025-06-02 22:00:00,王海燕,已找到漏点，陈一诺在场
A2,2025-06-03 20:00:00,王海燕,等配件`;
const visits = `visit_no,topic,visitor,customer,age,occupation,education,phone,address,purpose,record,visited_at
V1,满意度,李建国,张小明,40,教师,本科,13812345678,12栋502,了解渗水处理,张小明表示满意,2025-06-10 14:00:00
V2,满意度,李建国,何小雨,,,,010-88886666,3-1-101,,,2025-06-11
V3,满意度,李建国,陈一诺,,,,,,,,2025-05-11 09:00:00`;
const notices = `notice_no,contractor,notified_at,refused
N1,丙建设,2025-06-10 09:00:00,true`;
const actions = parseActions(
	{
		version: 1,
		actions: [
			{
				id: 'CA-2025-001',
				title: '甲苑卫生间渗漏',
				scope: { site: '甲苑', category_l1: '工程质量' },
				problem: '同一楼栋接连渗漏，张小明（13812345678）反映。',
				evidence: ['A1', 'A2', 'Z9'],
				triggers: ['2025-05'],
				causes: [
					{
						group: 'method',
						whys: [{ answer: '未做闭水试验', evidence: '施工记录' }, { answer: '规程没写' }]
					}
				],
				correction: '重做防水',
				corrective: '修订规程',
				owner: '赵主任',
				due: '2025-07-31',
				state: 'do',
				history: [{ at: '2025-06-05 09:00:00', by: '赵主任', what: 'made' }]
			}
		]
	},
	'actions.json'
);
const subjects: Readonly<Record<(typeof papers)[PaperKind]['about'], string>> = {
	month,
	year: '2025',
	complaint: 'A2',
	action: 'CA-2025-001',
	now: ''
};
const forms = paperKinds.filter((kind) => kind !== 'monthly' && kind !== 'annual');
const people = /小明|一诺|小雨|李建国|王海燕|赵主任|13812345678|13987654321|88886666|12栋602|3-1-101/;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(
		engine,
		[
			{ csv },
			{ table: 'progress', csv: progress },
			{ table: 'visits', csv: visits },
			{ table: 'rectifications', csv: notices },
			{ table: 'staff', csv: 'name,month,bonus\n李建国,2025-06,50' }
		],
		{ asOf: '2025-06-30 12:00:00' }
	);
});
afterAll(() => engine.close());

async function write(kind: PaperKind, locale: Locale = 'zh-CN', mask?: boolean): Promise<ReportDocument> {
	const subject = subjects[papers[kind].about];
	const order = { subject, locale, actions, program: '0.0.0', ...(mask !== undefined && { mask }) };
	const paper = await writePaper(engine, kind, order);
	expect(paper?.meta.kind).toBe(kind);
	return paper!;
}
const tableOf = ({ blocks }: ReportDocument, id: string): Table =>
	blocks.find((block): block is Table => block.kind === 'table' && block.id === id)!;
const fieldsOf = ({ blocks }: ReportDocument): ReadonlyMap<string, unknown> =>
	new Map(
		blocks
			.filter((block): block is Form => block.kind === 'form')
			.flatMap(({ rows }) => rows.flat().map(({ label, value }) => [label, value] as const))
	);

describe.each(forms)('the paper “%s”', (kind) => {
	test.each(locales)('has the golden blocks in %s', async (locale) => {
		const paper = await write(kind, locale);
		expect(JSON.stringify(paper)).not.toMatch(/undefined|NaN|\[object/);
		await expect(`${JSON.stringify(paper, null, '\t')}\n`).toMatchFileSnapshot(
			`../../fixtures/reports/forms/${kind}.${locale}.json`
		);
	});

	test('names nobody once it is masked, and is the same bytes each time', async () => {
		const paper = await write(kind, 'zh-CN', true);
		for (const format of ['html', 'docx', 'xlsx'] as const) {
			const bytes = await renderReport(paper, format);
			expect(Buffer.compare(bytes, await renderReport(paper, format))).toBe(0);
			const texts = format === 'html' ? [bytes] : Object.values(unzipSync(bytes));
			for (const text of texts) expect(strFromU8(text).match(people)).toBeNull();
		}
	});
});

test('the processing form names the complainant in full, and keeps what was written as text', async () => {
	const paper = await write('processing');
	const fields = fieldsOf(paper);
	expect(paper.meta.number).toBe('GFP19-2-F1-A2');
	expect(fields.get('投诉人')).toBe('陈一诺');
	expect(fields.get('联系电话')).toBe('13987654321');
	expect(fields.get('处理结果')).toBe('<b>更换管件</b>');
	expect(fields.get('回访时间')).toBeNull();
	expect(tableOf(paper, 'processing-progress').rows).toHaveLength(2);
	const book = new ExcelJS.Workbook();
	await book.xlsx.load((await renderReport(paper, 'xlsx')).slice().buffer);
	const cells = book.worksheets[0]!.getColumn(4).values.map(String);
	expect(cells).toContain('13987654321');
	const claim = book.worksheets[0]!.getColumn(4).values.find((value) => value === 1200);
	expect(claim).toBe(1200);
});

test('there is no form of what the data do not have', async () => {
	for (const [kind, subject] of [
		['processing', 'Z9'],
		['capa', 'CA-1999-001']
	] as const)
		expect(await writePaper(engine, kind, { subject, locale: 'zh-CN', actions })).toBeNull();
});

test('every visit of the month has its form, with room for what was not written', async () => {
	const paper = await write('visits');
	const found = paper.blocks.filter((block): block is Form => block.kind === 'form');
	expect(found.map(({ rows }) => rows[0]?.map(({ value }) => value))).toEqual([
		['V1', '2025-06-10 14:00:00'],
		['V2', '2025-06-11']
	]);
	expect(paper.blocks.filter(({ kind }) => kind === 'pageBreak')).toHaveLength(1);
});

test('lists and tables hold what the figures of the month count', async () => {
	const head = await headline(engine, { month });
	for (const [kind, id] of [
		['records', 'records'],
		['summary', 'summary']
	] as const)
		expect(tableOf(await write(kind), id).rows).toHaveLength(head.received);
	const rows = tableOf(await write('suggestions'), 'suggestions').rows;
	expect(rows[0]?.slice(0, 7)).toEqual(['工程质量', '给排水', 2, 2 / 3, 2, 1, expect.any(Number)]);
});

test('the desk has on paper what it has on screen', async () => {
	const found = await desk(engine, {});
	const paper = await write('desk');
	for (const section of ['overdue', 'today', 'coming', 'owed'] as const)
		expect(tableOf(paper, `desk-${section}`)?.rows.length ?? 0).toBe(found.totals[section]);
	expect(found.totals.overdue).toBeGreaterThan(0);
});

test('the corrective-action form says what the log does not have', async () => {
	const paper = await write('capa');
	expect(tableOf(paper, 'capa-evidence').rows.map(([no]) => no)).toEqual(['A2', 'A1']);
	expect(JSON.stringify(paper.blocks)).toContain('台账中没有这些编号：Z9。');
});

test('the monthly report binds in the forms of the month’s complaints that a corrective action names, and hides people there', async () => {
	const paper = await write('monthly');
	const ids = paper.blocks.filter((block): block is Form => block.kind === 'form').map(({ id }) => id);
	expect(ids.filter((id) => id.startsWith('processing-1-'))).toHaveLength(5);
	expect(ids.some((id) => id.startsWith('processing-2-'))).toBe(false);
	expect(new Set(ids).size).toBe(ids.length);
	const text = JSON.stringify(paper.blocks);
	expect(text).toContain('本月受理的投诉中有 1 件列为纠正措施的依据（CA-2025-001）');
	expect(text.match(people)).toBeNull();
	const [alone] = [await write('processing', 'zh-CN', true)];
	const fields = (document: ReportDocument) =>
		document.blocks
			.filter((block): block is Form => block.kind === 'form' && block.id.startsWith('processing'))
			.map(({ rows }) => rows);
	expect(fields(paper)).toEqual(fields(alone));
});
