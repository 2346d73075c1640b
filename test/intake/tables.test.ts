import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sourceOfBytes } from '#lib/intake/read.ts';
import { tablesIn } from '#lib/intake/tables.ts';
import { encode } from './support/encode.ts';
import { workbook, type Cell } from './support/workbook.ts';

const log = (month: number): Cell[][] => [
	[`阳光物业2025年${month}月投诉台账`],
	['投诉编号', '项目', '投诉时间', '投诉内容', '完成时间', '满意度'],
	...Array.from({ length: 4 }, (_, at): Cell[] => [
		`TS${month}-${at}`,
		'阳光小区',
		`2025/${month}/${at + 1} 9:05`,
		'漏水',
		`2025/${month}/${at + 2} 9:05`,
		'满意'
	])
];

const ofBook = (parts: Parameters<typeof workbook>[0]) =>
	tablesIn(sourceOfBytes('book.xlsx', workbook(parts)));

describe('the tables of a workbook', () => {
	test('are told sheet by sheet, each by its first rows, and what is no table has none', async () => {
		const tables = await ofBook({
			sheets: [
				{
					name: '填写说明',
					rows: [['填写说明'], ['1. 投诉时间填到分钟，投诉内容写清楚'], ['2. 每月五日前报送']]
				},
				{ name: '1月', rows: log(1) },
				{ name: '2月', rows: log(2) },
				{ name: '旧', state: 'hidden', rows: log(12) },
				{
					name: '人员',
					rows: [
						['姓名', '岗位', '部门', '主管'],
						['张三', '接线员', '客服部', '李四']
					]
				},
				{
					name: '项目',
					rows: [
						['项目名称', '总户数', '入住户数'],
						['阳光小区', 1200, 980]
					]
				},
				{
					name: '汇总',
					rows: [
						['类别', '件数', '占比'],
						['漏水', 3, 0.4],
						['停电', 5, 0.6]
					]
				},
				{ name: '空', rows: [] }
			]
		});
		expect(
			tables.map(({ sheet, hidden, table, headers, rows }) => [sheet, hidden, table, headers, rows])
		).toEqual([
			['填写说明', false, null, 0, 3],
			['1月', false, 'complaints', 6, 4],
			['2月', false, 'complaints', 6, 4],
			['旧', true, 'complaints', 6, 4],
			['人员', false, 'staff', 4, 1],
			['项目', false, 'sites', 3, 1],
			['汇总', false, null, 0, 2],
			['空', false, null, 0, 0]
		]);
		expect(tables[1]!.confidence).toBeGreaterThan(0.8);
		expect(tables[0]!.confidence).toBe(0);
	});

	test('are not found in a few words of a workbook whose other sheets are told', async () => {
		const note = '本表由客服部填写，每月 25 日前上报';
		const notes = (name: string, rows: Cell[][]) => ({ name, rows });
		const found = async (...sheets: { name: string; rows: Cell[][] }[]) =>
			(await ofBook({ sheets })).map(({ table }) => table);
		const calendar: Cell[][] = [
			['日期', '类型'],
			['2025/6/2', '休息'],
			['2025/6/7', '上班']
		];
		const bare = log(3).slice(2);
		expect(
			await found(
				notes('说明', [[note]]),
				notes('须知', [['填表须知'], [note], ['联系客服部张三，分机 8012，工作时间接听']]),
				notes('处理', [['处理结果说明'], ['按实际办结情况填写，不得空缺，逾期另行说明']]),
				{ name: '日历', rows: calendar },
				{ name: '1月', rows: log(1) },
				{ name: '无表头', rows: bare }
			)
		).toEqual([null, null, null, 'calendar', 'complaints', null]);
		// alone in its file there is nothing better to take
		expect(await found({ name: '无表头', rows: bare })).toEqual(['complaints']);
		expect(await found(notes('说明', [[note]]), { name: '无表头', rows: bare })).toEqual([
			null,
			'complaints'
		]);
	});

	test('of a long sheet are told without reading it all, and its rows are estimated', async () => {
		const rows: Cell[][] = [['编号', '投诉时间', '投诉内容']];
		for (let at = 0; at < 20_000; at++) rows.push([`N${at}`, '2025/6/1 9:05', `第${at}条：电梯故障`]);
		const [table] = await ofBook({ sheets: [{ name: '台账', rows }] });
		expect(table!.table).toBe('complaints');
		expect(table!.rows! / 20_000).toBeGreaterThan(0.9);
		expect(table!.rows! / 20_000).toBeLessThan(1.1);
	});

	test('of old workbooks and web pages are told alike', async () => {
		const page =
			'<html><meta charset="gb2312"><table><tr><td>说明</td></tr><tr><td>见附表</td></tr></table><table><tr><th>投诉编号</th><th>投诉时间</th><th>投诉内容</th></tr><tr><td>1</td><td>2025/6/1</td><td>漏水</td></tr></table></html>';
		const tables = await tablesIn(sourceOfBytes('page.xls', encode(page, 'gb18030')));
		expect(tables.map(({ table, rows }) => [table, rows])).toEqual([
			[null, 1],
			['complaints', 1]
		]);
		const old = 'fixtures/intake/old-workbook-with-titles-formulas-and-a-hidden-sheet/input.xls';
		const found = await tablesIn(sourceOfBytes('old.xls', new Uint8Array(readFileSync(old))));
		expect(found.map(({ sheet, hidden, table }) => [sheet, hidden, table])).toEqual([
			['旧年', true, 'complaints'],
			['说明', false, null],
			['台账', false, 'complaints']
		]);
	});

	test('of a text file are one, without a name', async () => {
		const text = '姓名,岗位,部门\n张三,接线员,客服部\n李四,主管,客服部\n';
		const [only, ...more] = await tablesIn(sourceOfBytes('a.csv', encode(text, 'utf-8')));
		expect(more).toEqual([]);
		expect(only).toMatchObject({ sheet: '', hidden: false, table: 'staff', headers: 3, rows: 2 });
	});
});
