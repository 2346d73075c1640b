import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeDemo } from '#lib/demo/demo.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import { byHeader, filesIn, freshFolder, records, sujian } from './support/command.ts';

const recomputed = [
	'category_l1_recorded',
	'category_l2_recorded',
	'category_rule',
	'category_confidence',
	'validity_recorded',
	'validity_rule',
	'severity_recorded',
	'severity_rule',
	'repeat_of'
];
/** The columns that are promised, in order; further ones may follow. */
const promised: Record<string, string[]> = {
	complaints: [
		'complaint_no',
		'source_file',
		'source_sheet',
		'source_row',
		...fieldsOf('complaints')
			.map(({ name }) => name)
			.filter((name) => name !== 'complaint_no' && !name.startsWith('progress_')),
		...recomputed
	],
	clauses: [
		'complaint_no',
		'clause',
		'instance',
		'start_at',
		'due_at',
		'actual_at',
		'minutes_over',
		'outcome',
		'reason'
	],
	fines: [
		'complaint_no',
		'article',
		'clause',
		'instance',
		'role',
		'person',
		'amount_yuan',
		'month',
		'due_at',
		'status',
		'evidence'
	],
	deductions: ['month', 'person', 'fines_yuan', 'bonus_yuan', 'deducted_yuan', 'capped'],
	kpis: ['month', 'site', 'metric', 'value', 'numerator', 'denominator', 'low', 'high'],
	recurring: [
		'kind',
		'key',
		'site',
		'category_l1',
		'category_l2',
		'month',
		'observed',
		'expected',
		'p_value',
		'q_value',
		'complaints',
		'variation',
		'p_usual',
		'q_usual',
		'confirmed'
	],
	quality: ['file', 'sheet', 'row', 'column', 'raw', 'problem', 'severity']
};

describe('sujian run', () => {
	let folder: string;
	let log: string;
	const at = (name: string) => join(folder, name);
	const run = async (name: string, ...args: string[]) => {
		const ended = await sujian('run', ...args, '--out', at(name), '--quiet');
		expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
		return filesIn(at(name));
	};

	beforeAll(async () => {
		folder = await freshFolder();
		log = makeDemo({ rows: 240 }).complaints;
		await writeFile(at('log.csv'), log);
	});

	it('writes every table with the promised columns first', async () => {
		const files = await run('one', '--in', at('log.csv'));
		expect(Object.keys(files)).toEqual(
			[...Object.keys(promised).map((name) => `${name}.csv`), 'summary.json'].sort()
		);
		for (const [name, columns] of Object.entries(promised)) {
			const [header = []] = records(files[`${name}.csv`]!);
			expect(header.slice(0, columns.length), name).toEqual(columns);
		}
	});

	it('writes the same bytes for the same input', async () => {
		expect(await run('two', '--in', at('log.csv'))).toEqual(await filesIn(at('one')));
	});

	it('says in summary.json what went in and by which rules', async () => {
		const summary = JSON.parse(await readFile(at('one/summary.json'), 'utf8'));
		expect(summary).toMatchObject({
			version: '0.1.0',
			rulebook: { id: 'combined' },
			inputs: [{ file: 'log.csv', table: 'complaints', rows_read: 245, rows_imported: 240, rows_skipped: 5 }]
		});
		expect(summary.inputs[0].sha256).toMatch(/^[0-9a-f]{64}$/);
		expect(summary.inputs[0].skipped.map((s: { reason: string }) => s.reason).sort()).toEqual([
			'blank',
			'header',
			'repeated_header',
			'title',
			'total'
		]);
		expect(summary.as_of).toMatch(/^2025-06-30 \d\d:\d\d:\d\d$/);
		expect(summary.fingerprint).toMatch(/^[0-9a-f]+$/);
	});

	it('gives the same numbers where the log comes in two files', async () => {
		const lines = log.trimEnd().split('\r\n');
		const [title, header] = lines;
		await writeFile(at('a.csv'), [title, header, ...lines.slice(2, 100)].join('\r\n'));
		await writeFile(at('b.csv'), [header, ...lines.slice(100)].join('\r\n'));
		const split = await run('split', '--in', at('a.csv'), '--in', at('b.csv'));
		const whole = await filesIn(at('one'));
		for (const name of ['clauses.csv', 'fines.csv', 'kpis.csv', 'deductions.csv']) {
			const keyed = (text: string) => text.replace(/\b(log|a|b)\.csv##?\d+/g, 'row');
			expect(keyed(split[name]!).split('\r\n').sort(), name).toEqual(
				keyed(whole[name]!).split('\r\n').sort()
			);
		}
	});

	it('counts the same file once', async () => {
		const twice = await run('twice', '--in', at('log.csv'), '--in', at('log.csv'));
		expect(twice['kpis.csv']).toBe((await filesIn(at('one')))['kpis.csv']);
		expect(JSON.parse(twice['summary.json']!).inputs.map((i: { counted: boolean }) => i.counted)).toEqual([
			true,
			false
		]);
	});

	it('looks at the world as of another moment', async () => {
		const files = await run('earlier', '--in', at('log.csv'), '--as-of', '2024-12-31 23:59:59');
		const complaints = byHeader(files['complaints.csv']!);
		expect(complaints.every((row) => row['received_at']! <= '2024-12-31 23:59:59')).toBe(true);
		expect(complaints.every((row) => row['completed_at']! <= '2024-12-31 23:59:59')).toBe(true);
	});

	it('writes JSON and Parquet with the same rows', async () => {
		const json = await run('json', '--in', at('log.csv'), '--format', 'json');
		const expected = byHeader((await filesIn(at('one')))['fines.csv']!);
		const fines = JSON.parse(json['fines.json']!) as Record<string, unknown>[];
		expect(fines.length).toBe(expected.length);
		expect(fines[0]).toMatchObject({
			complaint_no: expected[0]!['complaint_no'],
			amount_yuan: Number(expected[0]!['amount_yuan'])
		});
		await sujian('run', '--in', at('log.csv'), '--out', at('parquet'), '--format', 'parquet', '--quiet');
		const engine = await openNative();
		const [count] = rows<{ n: number }>(
			await engine.query(`select count(*)::integer as n from '${at('parquet/fines.parquet')}'`)
		);
		await engine.close();
		expect(count!.n).toBe(expected.length);
	});

	it('takes a mapping for headers that nobody knows, and a table for a file', async () => {
		await writeFile(
			at('odd.csv'),
			'alpha,beta,gamma\n1,2025-05-01 08:00:00,2025-05-01 10:30:00\n2,2025-05-02 08:00:00,\n'
		);
		await writeFile(
			at('map.json'),
			JSON.stringify({ columns: { alpha: 'complaint_no', beta: 'received_at', gamma: 'completed_at' } })
		);
		const files = await run('mapped', '--in', at('odd.csv'), '--map', at('map.json'));
		expect(
			byHeader(files['complaints.csv']!).map((row) => [
				row['complaint_no'],
				row['completed_at'],
				row['source_row']
			])
		).toEqual([
			['1', '2025-05-01 10:30:00', '2'],
			['2', '', '3']
		]);
		await writeFile(at('wrong.json'), JSON.stringify({ columns: { delta: 'received_at' } }));
		const refused = await sujian(
			'run',
			'--in',
			at('odd.csv'),
			'--map',
			at('wrong.json'),
			'--out',
			at('none'),
			'--locale',
			'en'
		);
		expect([refused.code, existsSync(at('none'))]).toEqual([1, false]);
	});

	it('refuses files among which there is no complaint log', async () => {
		await writeFile(at('staff.csv'), makeDemo({ rows: 1 }).staff);
		const refused = await sujian(
			'run',
			'--in',
			at('staff.csv'),
			'--out',
			at('none'),
			'--locale',
			'en',
			'--quiet'
		);
		expect(refused).toMatchObject({ code: 1, stderr: 'There is no complaint log among the files given.\n' });
		expect(existsSync(at('none'))).toBe(false);
	});

	it('writes what looks like a formula as text, exactly so in JSON, and quotes what must be quoted', async () => {
		await writeFile(at('text.csv'), '编号,投诉时间,投诉内容\n1,2025-05-01,"=1+1, ""甲""\n乙"\n');
		const files = await run('text', '--in', at('text.csv'));
		expect(files['complaints.csv']).toContain('"\'=1+1, ""甲""\n乙"');
		const exact = await run('exact', '--in', at('text.csv'), '--format', 'json');
		expect(JSON.parse(exact['complaints.json']!)[0].content).toBe('=1+1, "甲"\n乙');
		expect(byHeader(files['complaints.csv']!)[0]!['received_at']).toBe('2025-05-01');
	});
});

describe('sujian report and inspect', () => {
	it('writes the same report twice, to the byte', async () => {
		const folder = await freshFolder();
		await writeFile(join(folder, 'log.csv'), makeDemo({ rows: 240 }).complaints);
		const one = await sujian(
			'report',
			'monthly',
			'2025-05',
			'--in',
			join(folder, 'log.csv'),
			'--out',
			join(folder, '1'),
			'--quiet'
		);
		expect(one).toEqual({ code: 0, stdout: '', stderr: '' });
		await sujian(
			'report',
			'monthly',
			'2025-05',
			'--in',
			join(folder, 'log.csv'),
			'--out',
			join(folder, '2'),
			'--quiet'
		);
		const [first, second] = [await filesIn(join(folder, '1')), await filesIn(join(folder, '2'))];
		expect(Object.keys(first)).toEqual([
			'monthly-2025-05.docx',
			'monthly-2025-05.html',
			'monthly-2025-05.xlsx'
		]);
		expect(second).toEqual(first);
	});

	it('prints what was detected as JSON, and its mapping can be given back', async () => {
		const folder = await freshFolder();
		await writeFile(join(folder, 'log.csv'), makeDemo({ rows: 60 }).complaints);
		const { code, stdout } = await sujian('inspect', '--in', join(folder, 'log.csv'), '--quiet');
		const found = JSON.parse(stdout);
		expect(code).toBe(0);
		expect(found).toMatchObject({
			encoding: 'utf-8',
			delimiter: ',',
			table: 'complaints',
			header_rows: [2],
			rows_imported: 60
		});
		expect(found.mapping.columns).toMatchObject({ 投诉时间: 'received_at', 录入班次: null });
		await writeFile(join(folder, 'map.json'), JSON.stringify(found.mapping));
		const again = await sujian(
			'inspect',
			'--in',
			join(folder, 'log.csv'),
			'--map',
			join(folder, 'map.json'),
			'--quiet'
		);
		expect(JSON.parse(again.stdout).mapping).toEqual(found.mapping);
	});
});
