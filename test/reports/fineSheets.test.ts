import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { locales } from '#lib/i18n/locale.ts';
import { deductionsOf } from '#lib/metrics/deductions.ts';
import { noDecisions, waive } from '#lib/model/decisions.ts';
import {
	deductionSheet,
	monthlyReport,
	renderHtml,
	renderReport,
	sanctionSheet
} from '#lib/reports/index.ts';
import type { ReportDocument, Block } from '#lib/reports/document.ts';
import { runLogs } from '../support/log.ts';

const month = '2025-06';
const csv = `complaint_no,received_at,dispatched_at,recorder
A1,2025-06-02 09:00:00,2025-06-02 09:30:00,甲大明
A2,2025-06-03 09:00:00,2025-06-03 09:30:00,甲大明
A3,2025-06-04 09:00:00,2025-06-04 09:30:00,乙小红
A4,2025-06-05 09:00:00,2025-06-05 09:30:00,`;
const notices = `notice_no,contractor,notified_at,refused
N1,丙建设,2025-06-10 09:00:00,true
N2,丁装饰,2025-06-11 09:00:00,true`;
const waived = {
	complaint: 'A3',
	article: '7',
	clause: 'dispatch',
	instance: 1,
	role: 'recorder',
	reason: '系统停机',
	by: '客服主任',
	at: '2025-07-01 09:00:00'
};

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(
		engine,
		[
			{ csv },
			{ table: 'staff', csv: 'name,month,bonus\n甲大明,2025-06,50' },
			{ table: 'rectifications', csv: notices }
		],
		{ asOf: '2025-06-30 12:00:00', decisions: waive(noDecisions, waived) }
	);
});
afterAll(() => engine.close());

const tableOf = (document: ReportDocument, id: string) =>
	document.blocks.find(
		(block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table' && block.id === id
	);

test('the deduction sheet names every person in full, with bonus, cap and all lines, as deductions.csv has them', async () => {
	const document = await deductionSheet(engine, { month, locale: 'zh-CN' });
	expect(tableOf(document, 'deductions')!.rows).toEqual([
		['甲大明', 2, 6000, 5000, 5000, 1000, '奖金已扣完'],
		['（未落实到人）', expect.any(Number), expect.any(Number), null, null, null, '']
	]);
	const lines = tableOf(document, 'deduction-lines')!.rows;
	const rows = await deductionsOf(engine, month);
	expect(lines).toHaveLength(rows.reduce((sum, { lines: n }) => sum + n, 0));
	const [own] = lines.filter((line) => line[2] === 'A2');
	expect(own?.slice(-2)).toEqual([3000, 2000]);
	const person = await deductionSheet(engine, { month, locale: 'zh-CN', of: '甲大明' });
	expect(tableOf(person, 'deduction-lines')!.rows.map((line) => line[2])).toEqual(['A1', 'A2']);
});

test('the sanction sheet has a page for each contractor, with those who decide and those who get a copy', async () => {
	const document = await sanctionSheet(engine, { month, locale: 'zh-CN' });
	const html = renderHtml(document);
	for (const word of [
		'丙建设',
		'丁装饰',
		'提出人',
		'协调人（核定金额）',
		'审批人一',
		'审批人二',
		'成本控制、经济、财务、合约'
	])
		expect(html).toContain(word);
	expect(document.blocks.filter(({ kind }) => kind === 'signOff')).toHaveLength(2);
	const one = await sanctionSheet(engine, { month, locale: 'zh-CN', of: '丙建设' });
	expect(renderHtml(one)).not.toContain('丁装饰');
});

test('the monthly report has the deductions, the waived lines apart with their reason, and the proposals', async () => {
	const document = await monthlyReport(engine, { month, locale: 'zh-CN' });
	expect(tableOf(document, 'deductions')!.rows[0]?.[0]).toBe('甲*明');
	expect(tableOf(document, 'fines-waived')!.rows).toEqual([
		['A3', '第 7 条\u3000派单', '乙*红', 3000, '系统停机', '客**任', '2025-07-01 09:00:00']
	]);
	expect(tableOf(document, 'sanctions')!.rows).toHaveLength(2);
	const filtered = await monthlyReport(engine, { month, locale: 'zh-CN', filter: { search: 'A1' } });
	expect(tableOf(filtered, 'deductions')).toBeUndefined();
});

test('the forms can be written in every format and language, the same bytes each time', async () => {
	for (const locale of locales)
		for (const write of [deductionSheet, sanctionSheet]) {
			const document = await write(engine, { month, locale });
			expect(JSON.stringify(document)).not.toMatch(/undefined|NaN|\{\w+\}/);
			for (const format of ['html', 'docx', 'xlsx'] as const) {
				const bytes = await renderReport(document, format);
				expect(bytes.length).toBeGreaterThan(1000);
				expect(Buffer.compare(bytes, await renderReport(document, format))).toBe(0);
			}
		}
});
