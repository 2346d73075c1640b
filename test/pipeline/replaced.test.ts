import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { csv } from '#lib/base/csv.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import type { SiteMonth } from '#lib/model/batch.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { attachLog, runLogs, type Log } from '../support/log.ts';

let engine: Engine;
beforeEach(async () => void (engine = await openNative()));
afterEach(() => engine.close());

type Row = readonly [no: string, site: string, received: string, content: string];
const log = (given: readonly Row[], rest: Omit<Log, 'csv'> = {}): Log => ({
	csv: csv([['complaint_no', 'site', 'received_at', 'content'], ...given]),
	...rest
});
const ask = async <T>(sql: string) => rows<T>(await engine.query(sql));
const judged = () =>
	ask<{ t: string }>(
		`select concat_ws(' ', b.source_file, source_row, c.complaint_no, site, strftime(received_at, '%m-%d'), content) as t
from mart_complaints as c join mart_batches as b using (batch_no, source_file) order by batch_no, source_row`
	).then((found) => found.map(({ t }) => t));
const versions = () =>
	ask<{ t: string }>(
		`select concat_ws(' ', source_file, source_row, reason, gave_way_to_batch_no, coalesce(gave_way_to_source_row::varchar, '-'), complaint_id) as t
from mart_versions order by batch_no, source_row`
	).then((found) => found.map(({ t }) => t));

const may: readonly Row[] = [
	['A', '东苑', '2025-05-01', '漏水'],
	['B', '东苑', '2025-05-02', '停电'],
	['C', '西苑', '2025-05-03', '噪音'],
	['D', '东苑', '2025-06-01', '垃圾'],
	['E', '', '2025-05-04', '路灯'],
	['F', '东苑', '', '无日期']
];
const eastMay: SiteMonth = { site: '东苑', month: '2025-05' };

describe('a log that is the whole of a site-month', () => {
	test('takes the place of the earlier rows there, and of no others', async () => {
		await runLogs(engine, [
			log(may),
			log(
				[
					['A', '东苑', '2025-05-01', '漏水两处'],
					['G', '东苑', '2025-05-09', '电梯']
				],
				{ replaces: [eastMay] }
			)
		]);
		expect(await judged()).toEqual([
			'log-1.csv 4 C 西苑 05-03 噪音',
			'log-1.csv 5 D 东苑 06-01 垃圾',
			'log-1.csv 6 E 05-04 路灯',
			'log-1.csv 7 F 东苑 无日期',
			'log-2.csv 2 A 东苑 05-01 漏水两处',
			'log-2.csv 3 G 东苑 05-09 电梯'
		]);
		expect(await versions()).toEqual(['log-1.csv 2 replaced 2 2 5', 'log-1.csv 3 replaced 2 -']);
		expect(
			await ask("select row, raw, severity from mart_problems where problem = 'replaced' order by row")
		).toEqual([
			{ row: 2, raw: 'A', severity: 'note' },
			{ row: 3, raw: 'B', severity: 'note' }
		]);
	});

	test('can be of the complaints without a site', async () => {
		await runLogs(engine, [
			log(may),
			log([['H', '', '2025-05-30', '门禁']], { replaces: [{ site: null, month: '2025-05' }] })
		]);
		expect((await judged()).map((text) => text.split(' ')[2])).toEqual(['A', 'B', 'C', 'D', 'F', 'H']);
		expect(await versions()).toEqual(['log-1.csv 6 replaced 2 -']);
	});

	test('does not touch what is imported after it', async () => {
		await runLogs(engine, [log([['G', '东苑', '2025-05-09', '电梯']], { replaces: [eastMay] }), log(may)]);
		expect((await judged()).length).toBe(7);
		expect(await versions()).toEqual([]);
	});

	test('keeps the same row that it holds itself, though an earlier log had it first', async () => {
		await runLogs(engine, [log(may), log(may.slice(0, 1), { replaces: [eastMay] })]);
		expect(await judged()).toContain('log-2.csv 2 A 东苑 05-01 漏水');
		expect(await versions()).toEqual(['log-1.csv 2 replaced 2 2 5', 'log-1.csv 3 replaced 2 -']);
	});

	test('a complaint that had moved out of the month stays where it is now', async () => {
		await runLogs(engine, [
			log(may),
			log([['A', '东苑', '2025-06-30', '漏水，补登']]),
			log([['G', '东苑', '2025-05-09', '电梯']], { replaces: [eastMay] })
		]);
		expect((await judged()).filter((text) => / A /.test(text))).toEqual([
			'log-2.csv 2 A 东苑 06-30 漏水，补登'
		]);
		expect(await versions()).toEqual(['log-1.csv 2 replaced 3 - 5', 'log-1.csv 3 replaced 3 -']);
	});

	test('a complaint that had moved into the month counts as it did before it moved', async () => {
		await runLogs(engine, [
			log([['A', '西苑', '2025-05-01', '漏水']]),
			log([['A', '东苑', '2025-05-01', '漏水，改项目']]),
			log([['G', '东苑', '2025-05-09', '电梯']], { replaces: [eastMay] })
		]);
		expect(await judged()).toEqual(['log-1.csv 2 A 西苑 05-01 漏水', 'log-3.csv 2 G 东苑 05-09 电梯']);
		expect(await versions()).toEqual(['log-2.csv 2 replaced 3 - 1']);
	});

	test('the end of the data is not taken from rows that gave way', async () => {
		const { summary } = await runLogs(engine, [
			log([['A', '东苑', '2025-05-31', '漏水']]),
			log([['B', '东苑', '2025-05-09', '电梯']], { replaces: [eastMay] })
		]);
		expect(summary.asOf).toBe('2025-05-09 23:59:59');
	});

	test('is as if the earlier rows there had never been, and taking it back restores them', async () => {
		const row = fc.record({
			no: fc.constantFrom('A', 'B', 'C', 'D'),
			site: fc.constantFrom('东苑', '西苑', ''),
			received: fc.constantFrom('2025-05-03', '2025-05-20 10:00:00', '2025-06-02', ''),
			content: fc.constantFrom('漏水', '停电', '噪音')
		});
		const sheet = fc
			.array(row, { minLength: 1, maxLength: 6 })
			.map((given) => given.map(({ no, site, received, content }): Row => [no, site, received, content]));
		const month = fc.record({
			site: fc.constantFrom('东苑', '西苑', null),
			month: fc.constantFrom('2025-05', '2025-06')
		});
		const shown = () =>
			ask(
				'select complaint_no, site, received_at, content, c.repeat_of, breached_count, as_of from mart_complaints as c, mart_run order by complaint_no'
			);
		const rulebook = defaultRulebook();
		await fc.assert(
			fc.asyncProperty(sheet, sheet, sheet, fc.array(month, { maxLength: 3 }), async (a, b, c, replaces) => {
				await engine.close();
				engine = await openNative();
				const gone = ([, site, received]: Row) =>
					replaces.some((m) => (m.site ?? '') === site && received.startsWith(m.month));
				const batches = [
					await attachLog(engine, log(a), 1),
					await attachLog(engine, log(b), 2),
					await attachLog(engine, log(c, { replaces }), 3)
				];
				await run(engine, { batches: batches.slice(0, 2), rulebook });
				const before = await shown();
				const { counts } = await run(engine, { batches, rulebook });
				const after = await shown();
				expect(counts['mart_complaints']! + counts['mart_versions']!).toBe(a.length + b.length + c.length);
				await run(engine, { batches: batches.slice(0, 2), rulebook });
				expect(await shown()).toEqual(before);
				await engine.close();
				engine = await openNative();
				const without = (given: readonly Row[]) => given.filter((entry) => !gone(entry));
				await runLogs(engine, [log(without(a)), log(without(b)), log(c)]);
				expect(await shown()).toEqual(after);
			}),
			{ numRuns: 15 }
		);
	});
});

describe('a row that corrects another', () => {
	const header = ['complaint_no', 'site', 'received_at', 'content'];
	const sha256 = 'ab'.repeat(32);
	const mark = (row: number) => `${sha256.slice(0, 16)}##${row}`;
	const book = (file: string, ...given: readonly (readonly string[])[]): Log => ({
		csv: csv([[...header, '诉鉴·来源'], ...given]),
		file,
		sha256: file.padEnd(64, '0')
	});

	test('takes its place, with or without a number, whatever the row is called', async () => {
		const original = log(
			[
				['', '东苑', '', '漏水'],
				['B', '东苑', '2025-05-02', '停电'],
				['', '西苑', '2025-05-03', '噪音']
			],
			{ file: '五月.csv', sha256 }
		);
		await runLogs(engine, [
			original,
			book(
				'改.xlsx',
				['', '东苑', '2025-05-01', '漏水', mark(2)],
				['B2', '东苑', '2025-05-02', '停电', mark(3)]
			)
		]);
		expect(await judged()).toEqual([
			'五月.csv 4 五月.csv##4 西苑 05-03 噪音',
			'改.xlsx 2 五月.csv##2 东苑 05-01 漏水',
			'改.xlsx 3 B2 东苑 05-02 停电'
		]);
		expect(await versions()).toEqual(['五月.csv 2 corrected 2 2 2', '五月.csv 3 corrected 2 3 3']);
	});

	test('comes again: the last correction counts, and books of one name do not mix their rows', async () => {
		const original = log(
			[
				['', '东苑', '', '漏水'],
				['', '东苑', '', '停电']
			],
			{ file: '五月.csv', sha256 }
		);
		await runLogs(engine, [
			original,
			book('改.xlsx', ['', '东苑', '2025-05-01', '漏水', mark(2)]),
			{ ...book('改.xlsx', ['', '东苑', '2025-05-02', '停电', mark(3)]), sha256: '1'.repeat(64) },
			book('再改.xlsx', ['', '东苑', '2025-05-09', '漏水', mark(2)])
		]);
		expect(await judged()).toEqual([
			'改.xlsx 2 五月.csv##3 东苑 05-02 停电',
			'再改.xlsx 2 五月.csv##2 东苑 05-09 漏水'
		]);
	});

	test('comes again under another number: what the first correction said counts no more', async () => {
		await runLogs(engine, [
			log([['A', '东苑', '2025-05-01', '漏水']], { file: '五月.csv', sha256 }),
			book('改.xlsx', ['B', '东苑', '2025-05-01', '漏水', mark(2)]),
			book('再改.xlsx', ['C', '东苑', '2025-05-01', '漏水', mark(2)])
		]);
		expect(await judged()).toEqual(['再改.xlsx 2 C 东苑 05-01 漏水']);
		expect(await versions()).toEqual(['五月.csv 2 corrected 3 2 1', '改.xlsx 2 corrected 3 2 1']);
	});

	test('may be of one row that was two: both count', async () => {
		await runLogs(engine, [
			log([['A', '东苑', '2025-05-01', '漏水、停电']], { file: '五月.csv', sha256 }),
			book(
				'改.xlsx',
				['A', '东苑', '2025-05-01', '漏水', mark(2)],
				['B', '东苑', '2025-05-01', '停电', mark(2)]
			)
		]);
		expect(await judged()).toEqual(['改.xlsx 2 A 东苑 05-01 漏水', '改.xlsx 3 B 东苑 05-01 停电']);
	});

	test('takes its times along: the data end where the corrected rows say', async () => {
		const { summary } = await runLogs(engine, [
			log([['A', '东苑', '2025-05-31', '漏水']], { file: '五月.csv', sha256 }),
			book('改.xlsx', ['A', '东苑', '2025-05-01', '漏水', mark(2)])
		]);
		expect(summary.asOf).toBe('2025-05-01 23:59:59');
	});

	test('stands for itself where its file is gone or the mark means nothing', async () => {
		await runLogs(engine, [
			book(
				'改.xlsx',
				['', '东苑', '2025-05-01', '漏水', mark(2)],
				['', '东苑', '2025-05-02', '停电', '第三行'],
				['', '东苑', '2025-05-03', '噪音', '']
			)
		]);
		expect(await judged()).toEqual([
			`改.xlsx 2 ${mark(2)} 东苑 05-01 漏水`,
			'改.xlsx 3 改.xlsx##3 东苑 05-02 停电',
			'改.xlsx 4 改.xlsx##4 东苑 05-03 噪音'
		]);
	});

	test('does so in every table, and what gave way is listed', async () => {
		const table = 'progress';
		const reports = (given: readonly (readonly string[])[], added: readonly string[] = []) =>
			csv([['complaint_no', 'reported_at', 'note', ...added], ...given]);
		const origin = ['诉鉴·来源'];
		await runLogs(engine, [
			log(may),
			{
				table,
				sha256,
				csv: reports([
					['A', '', '待料'],
					['B', '2025-05-02', '已派']
				])
			},
			{ table, csv: reports([['A', '2025-05-03', '待料', mark(2)]], origin) },
			{ table, csv: reports([['A', '2025-05-04', '待料', mark(2)]], origin) }
		]);
		expect(
			await ask("select complaint_no, strftime(reported_at, '%m-%d') as t from mart_progress order by 1")
		).toEqual([
			{ complaint_no: 'A', t: '05-04' },
			{ complaint_no: 'B', t: '05-02' }
		]);
		expect(
			await ask("select file, row from mart_problems where problem = 'corrected' order by file")
		).toEqual([
			{ file: 'log-2.csv', row: 2 },
			{ file: 'log-3.csv', row: 2 }
		]);
	});
});

describe('the same row in several files', () => {
	test('is not lost where it has no number and a row was put in above it', async () => {
		const rowsOf = (...contents: string[]) =>
			contents.map((content): Row => ['', '东苑', '2025-05-01', content]);
		const file = '投诉.csv';
		await runLogs(engine, [
			log(rowsOf('一', '二', '三'), { file }),
			log(rowsOf('新', '一', '二', '三'), { file, sha256: '1'.repeat(64) })
		]);
		expect(await ask('select content, complaint_no from mart_complaints order by complaint_no')).toEqual(
			['新', '一', '二', '三'].map((content, at) => ({ content, complaint_no: `投诉.csv##${at + 2}` }))
		);
	});
});
