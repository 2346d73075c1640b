import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Progress } from '#lib/base/progress.ts';
import { Refusal } from '#lib/base/problem.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { firstRow } from '#lib/engine/rows.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { accept } from '#lib/intake/accept.ts';
import { problemWords } from '#lib/intake/problems.ts';
import { inspectFile, tablesInFile } from '#lib/intake/session.browser.ts';
import { selectRows } from '#lib/intake/select.ts';
import { encode } from './support/encode.ts';
import { workbook } from './support/workbook.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openWasm()));
afterAll(() => engine.close());

const file = (name: string, bytes: Uint8Array): File => new File([bytes as Uint8Array<ArrayBuffer>], name);

function log(rows: number): string {
	const lines = ['投诉编号,投诉时间,投诉内容,完成时间,满意度'];
	for (let at = 0; at < rows; at++)
		lines.push(
			`T${at},2025/6/${1 + (at % 28)} 9:05,"漏水，第${at}次\n请速修",2025/6/${1 + (at % 28)} 20:00,满意`
		);
	return `${lines.join('\r\n')}\r\n`;
}

async function temporaryFiles(): Promise<string[]> {
	const names: string[] = [];
	for await (const name of (await navigator.storage.getDirectory()).keys())
		if (name.startsWith('intake-')) names.push(name);
	return names;
}

describe('a file in the browser', () => {
	test('is read in a worker, loaded whole and accepted; nothing temporary remains', async () => {
		const steps = new Set<string>();
		const inspection = await inspectFile(
			engine,
			file('六月.csv', encode(log(60_000), 'gb18030')),
			{},
			({ step }) => void steps.add(step)
		);
		expect([inspection.source.encoding, inspection.rowsImported, [...steps].sort()]).toEqual([
			'gb18030',
			60_000,
			['inspect', 'load', 'read']
		]);
		const batch = await accept(engine, inspection, { id: 'x' });
		const row = firstRow(
			await engine.query(
				`select count(*)::integer as n, count(completed_at)::integer as done, max(source_row)::integer as last, count(*) filter (where satisfaction = 'satisfied')::integer as satisfied from (${selectRows(batch, 'main', 1)})`
			)
		);
		expect(row).toEqual({ n: 60_000, done: 60_000, last: 120_000, satisfied: 60_000 });
		expect(await temporaryFiles()).toEqual([]);
	});

	test('may be an old workbook, whose reader comes only now', async () => {
		// a fixture's bytes: what builds them runs in Node
		const response = await fetch(
			new URL('../../fixtures/intake/old-workbook-of-1995-in-gbk/input.xls', import.meta.url)
		);
		const inspection = await inspectFile(
			engine,
			file('旧.xls', new Uint8Array(await response.arrayBuffer()))
		);
		expect([inspection.source.kind, inspection.source.sheet, inspection.rowsImported]).toEqual([
			'xls',
			'投诉台账',
			2
		]);
		expect(inspection.columns[2]!.samples).toEqual(['厨房漏水', '电梯停运']);
	});

	test('may be a workbook', async () => {
		const bytes = workbook({
			sheets: [
				{
					name: '台账',
					rows: [
						['编号', '投诉时间'],
						['1', { number: 45809.5, style: 1 }]
					]
				}
			],
			formats: [22]
		});
		const { source, rowsImported } = await inspectFile(engine, file('x.xlsx', bytes));
		expect([source.kind, source.sheet, rowsImported]).toEqual(['xlsx', '台账', 1]);
	});

	test('may hold several tables, which are told without reading them', async () => {
		const sheet = (name: string, ...rows: string[][]) => ({ name, rows });
		const bytes = workbook({
			sheets: [
				sheet('台账', ['编号', '投诉时间', '投诉内容'], ['1', '2025/6/1 9:05', '漏水']),
				sheet('说明', ['每月五日前报送']),
				sheet('人员', ['姓名', '岗位'], ['张三', '接线员'])
			]
		});
		const tables = await tablesInFile(file('年.xlsx', bytes));
		expect(tables.map(({ sheet, table, rows }) => [sheet, table, rows])).toEqual([
			['台账', 'complaints', 1],
			['说明', null, 1],
			['人员', 'staff', 1]
		]);
		const refusal = await tablesInFile(file('空.csv', new Uint8Array(0))).catch((error: unknown) => error);
		expect((refusal as Refusal).problem.code).toBe('empty_file');
	});

	test('that cannot be used is refused with its reason', async () => {
		const refusal = await inspectFile(engine, file('空.csv', new Uint8Array(0))).catch(
			(error: unknown) => error
		);
		expect(refusal).toBeInstanceOf(Refusal);
		expect((refusal as Refusal).problem).toMatchObject({ code: 'empty_file', where: { file: '空.csv' } });
	});

	test('that is too large for a tab is refused before it is read, and told where it is not', async () => {
		const part = new Blob([encode(log(20_000), 'utf-8') as Uint8Array<ArrayBuffer>]);
		const large = new File(
			Array.from({ length: Math.ceil(1001e6 / part.size) }, () => part),
			'大.csv'
		);
		const steps: string[] = [];
		const refusal = inspectFile(engine, large, {}, ({ step }) => void steps.push(step));
		const size = Math.ceil(large.size / 1e6);
		await expect(refusal).rejects.toMatchObject({
			problem: { code: 'too_large_here', where: { file: '大.csv' }, fill: { size, limit: 1000 } }
		});
		expect([steps, await temporaryFiles()]).toEqual([[], []]);
		for (const text of Object.values(problemWords['too_large_here']!)) expect(text).toContain('sujian run');
	});

	test('with more rows than a tab takes is refused, and nothing temporary remains', async () => {
		const wide = new File([`a${','.repeat(999)}\n`.repeat(61_000)], '宽.csv');
		await expect(inspectFile(engine, wide)).rejects.toMatchObject({
			problem: { code: 'too_many_rows_here', fill: { rows: 61_000, limit: 60_000 } }
		});
		expect(await temporaryFiles()).toEqual([]);
	});

	test('tells of every column as it is recognised', async () => {
		const seen: Progress[] = [];
		const bytes = encode(log(200), 'utf-8');
		const { columns } = await inspectFile(engine, file('列.csv', bytes), {}, (progress) => {
			if (progress.step === 'inspect') seen.push(progress);
		});
		const steps = Array.from({ length: columns.length + 1 }, (_, done) => done);
		expect(seen).toEqual(steps.map((done) => ({ step: 'inspect', done, total: columns.length })));
	});

	test.each(['read', 'load', 'inspect'])(
		'can be cancelled at the step %s, and leaves no file',
		async (step) => {
			const stop = new AbortController();
			const bytes = encode(log(200_000), 'utf-8');
			const report = (progress: { step: string }): void => {
				if (progress.step === step) stop.abort();
			};
			const reading = inspectFile(engine, file('大.csv', bytes), {}, report, stop.signal);
			await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
			expect(await temporaryFiles()).toEqual([]);
			expect((await inspectFile(engine, file('小.csv', encode(log(3), 'utf-8')))).rowsImported).toBe(3);
		}
	);

	test('can be cancelled while it is read, and another is read after it', async () => {
		const stop = new AbortController();
		const reading = inspectFile(
			engine,
			file('大.csv', encode(log(200_000), 'utf-8')),
			{},
			() => stop.abort(),
			stop.signal
		);
		await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
		expect((await inspectFile(engine, file('小.csv', encode(log(3), 'utf-8')))).rowsImported).toBe(3);
		expect(await temporaryFiles()).toEqual([]);
	});
});
