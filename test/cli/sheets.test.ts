import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { workbook, type Cell } from '../intake/support/workbook.ts';
import { byHeader, filesIn, freshFolder, sujian } from './support/command.ts';

const month = (number: number): Cell[][] => [
	[`2025年${number}月投诉台账`],
	['投诉编号', '项目', '投诉时间', '投诉内容', '完成时间', '满意度'],
	...Array.from({ length: 3 }, (_, at): Cell[] => [
		`TS${number}-${at}`,
		'阳光小区',
		`2025/${number}/${at + 1} 9:05`,
		'漏水',
		`2025/${number}/${at + 2} 9:05`,
		'满意'
	])
];
const year = [
	{ name: '填写说明', rows: [['每月五日前报送'], ['投诉时间填到分钟']] },
	...Array.from({ length: 11 }, (_, at) => ({ name: `${at + 1}月`, rows: month(at + 1) })),
	{ name: '12月', rows: month(12).slice(0, 2) },
	{ name: '去年12月', state: 'hidden' as const, rows: month(12) },
	{
		name: '项目',
		rows: [
			['项目名称', '月份', '总户数', '入住户数'],
			['阳光小区', '2025-01', 1200, 980]
		]
	},
	{
		name: '人员',
		rows: [
			['姓名', '岗位', '部门', '主管'],
			['张三', '接线员', '客服部', '李四']
		]
	}
];

describe('a workbook with many sheets', () => {
	let folder: string;
	const at = (name: string) => join(folder, name);
	beforeAll(async () => {
		folder = await freshFolder();
		await writeFile(at('year.xlsx'), workbook({ sheets: year }));
	});

	it('is one import of every visible sheet that is recognised, and says which others it left out', async () => {
		const ended = await sujian(
			'run',
			'--in',
			at('year.xlsx'),
			'--out',
			at('year'),
			'--locale',
			'en',
			'--quiet'
		);
		expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
		const files = await filesIn(at('year'));
		const summary = JSON.parse(files['summary.json']!);
		expect(summary.complaints).toBe(33);
		expect(
			summary.inputs.map((input: { sheet: string; table: string }) => [input.sheet, input.table])
		).toEqual([
			...Array.from({ length: 11 }, (_, at) => [`${at + 1}月`, 'complaints']),
			['项目', 'sites'],
			['人员', 'staff']
		]);
		expect(summary.inputs[0].sheets_not_imported).toEqual([
			{ sheet: '填写说明', reason: 'sheet_unrecognised' },
			{ sheet: '12月', reason: 'sheet_empty' },
			{ sheet: '去年12月', reason: 'sheet_hidden' }
		]);
		expect(summary.inputs[1].sheets_not_imported).toBeUndefined();
		expect(summary.inputs.flatMap((input: { warnings: string[] }) => input.warnings)).toEqual([]);
		const lines = byHeader(files['quality.csv']!).filter(({ problem }) => problem!.startsWith('sheet_'));
		expect(lines.map(({ file, row, raw, problem, severity }) => [file, row, raw, problem, severity])).toEqual(
			[
				['year.xlsx', '', '12月', 'sheet_empty', 'warning'],
				['year.xlsx', '', '去年12月', 'sheet_hidden', 'warning'],
				['year.xlsx', '', '填写说明', 'sheet_unrecognised', 'warning']
			]
		);
	});

	it('gives one sheet where it is named, a hidden one too', async () => {
		for (const [sheet, complaints] of [
			['3月', 3],
			['去年12月', 3]
		] as const) {
			await sujian('run', '--in', `${at('year.xlsx')}#${sheet}`, '--out', at(`of ${sheet}`), '--quiet');
			const summary = JSON.parse(await readFile(at(`of ${sheet}/summary.json`), 'utf8'));
			expect([summary.complaints, summary.inputs.length]).toEqual([complaints, 1]);
			expect(summary.inputs[0].sheets_not_imported).toBeUndefined();
		}
	});

	it('gives only the sheets of the table that is asked for', async () => {
		const table = `complaints=${at('year.xlsx')}`;
		await sujian('run', '--table', table, '--out', at('logs'), '--quiet');
		const { inputs } = JSON.parse(await readFile(at('logs/summary.json'), 'utf8'));
		expect(inputs).toHaveLength(11);
		expect(inputs[0].sheets_not_imported).toContainEqual({ sheet: '人员', reason: 'sheet_of_other_table' });
	});

	it('is refused where nothing in it is recognised', async () => {
		await writeFile(at('notes.xlsx'), workbook({ sheets: [year[0]!, { name: '空', rows: [] }] }));
		const ended = await sujian('run', '--in', at('notes.xlsx'), '--out', at('none'), '--quiet');
		expect(ended.code).toBe(1);
		expect(ended.stderr.trim().split('\n')).toHaveLength(1);
	});

	it('takes a mapping for the sheets that have its headers', async () => {
		const odd = (name: string): { name: string; rows: Cell[][] } => ({
			name,
			rows: [
				['α', 'β', 'γ'],
				[`${name}1`, '2025/6/1 9:05', '漏水'],
				[`${name}2`, '2025/6/2 9:05', '停电']
			]
		});
		await writeFile(at('odd.xlsx'), workbook({ sheets: [odd('甲'), odd('乙'), year[0]!] }));
		const columns = { ' Α': 'complaint_no', β: 'received_at', γ: 'content', δ: 'remarks' };
		await writeFile(at('odd.json'), JSON.stringify({ columns }));
		const ended = await sujian(
			'run',
			'--in',
			at('odd.xlsx'),
			'--map',
			at('odd.json'),
			'--out',
			at('odd'),
			'--quiet'
		);
		expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
		const { complaints, inputs } = JSON.parse(await readFile(at('odd/summary.json'), 'utf8'));
		expect([complaints, inputs.length, inputs[1].mapping_missing]).toEqual([4, 2, ['δ']]);
	});

	it('is inspected sheet by sheet', async () => {
		const { stdout } = await sujian('inspect', '--in', at('year.xlsx'), '--quiet');
		const found = JSON.parse(stdout);
		expect(found).toMatchObject({ sheet: '1月', table: 'complaints', header_rows: [2], rows_imported: 3 });
		expect(found.sheets[0]).toEqual({
			name: '填写说明',
			hidden: false,
			table: null,
			table_confidence: 0,
			headers: 0,
			rows: 2
		});
		expect(
			found.tables.map(({ sheet, table }: { sheet: string; table: string }) => [sheet, table]).slice(-3)
		).toEqual([
			['11月', 'complaints'],
			['项目', 'sites'],
			['人员', 'staff']
		]);
		const { tables, ...first } = found;
		expect(tables[0]).toEqual(first);
	});
});

describe('rows that slipped', () => {
	it('are proposed by inspect, and moved back where the mapping asks for it', async () => {
		const folder = await freshFolder();
		const row = (at: number) => `${at},2025/6/${at} 9:05,2025/6/${at} 9:15,漏水,2025/6/${at} 20:00,满意`;
		const rows = Array.from({ length: 9 }, (_, at) =>
			at === 4 || at === 5 ? `,${row(at + 1)}` : row(at + 1)
		);
		const log = join(folder, 'log.csv');
		await writeFile(log, ['编号,投诉时间,派单时间,投诉内容,完成时间,满意度', ...rows].join('\n'));
		const { stdout } = await sujian('inspect', '--in', log, '--quiet');
		const { shifted, mapping } = JSON.parse(stdout);
		expect(shifted).toMatchObject([{ first: 6, last: 7, count: 2, by: 1, from: 1 }]);
		const map = join(folder, 'map.json');
		await writeFile(map, JSON.stringify({ ...mapping, repair: true }));
		const ended = await sujian('run', '--in', log, '--map', map, '--out', join(folder, 'out'), '--quiet');
		expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
		const files = await filesIn(join(folder, 'out'));
		expect(byHeader(files['complaints.csv']!)[4]).toMatchObject({
			complaint_no: '5',
			source_row: '6',
			completed_at: '2025-06-05 20:00:00'
		});
		expect(JSON.parse(files['summary.json']!).inputs[0].repaired).toEqual([
			{ first: 6, last: 7, count: 2, by: 1, from: 1 }
		]);
		const listed = byHeader(files['quality.csv']!).filter(({ problem }) => problem === 'shifted_row');
		expect(listed.map(({ row: at, raw }) => [at, raw])).toEqual([
			['6', `,${row(5)}`],
			['7', `,${row(6)}`]
		]);
	});
});
