import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder, records, sujian } from './support/command.ts';

it('an edition on working time judges by an imported calendar and imported pauses', async () => {
	const folder = await freshFolder();
	const file = async (name: string, text: string) => {
		await writeFile(join(folder, name), text);
		return join(folder, name);
	};
	const rulebook = await file(
		'rules.json',
		JSON.stringify({
			id: 'ours',
			title: { 'zh-CN': '本司', 'zh-Hant': '本司', en: 'Ours' },
			extends: 'combined',
			editions: [
				{ id: 'ours-1', from: null, clauses: [{ id: 'complete', calendar: 'office', pauses: true }] }
			]
		})
	);
	const log = await file(
		'log.csv',
		'编号,投诉时间,投诉内容,完成时间\nT1,2025-06-03 11:00:00,漏水,2025-06-05 17:00:00\nT2,2025-06-03 11:00:00,漏水,2025-06-05 17:10:00\n'
	);
	const calendar = await file('calendar.csv', '日期,休/班,名称\n2025-06-04,休,停电\n');
	const pauses = await file(
		'pauses.csv',
		'编号,暂停时间,恢复时间,原因\nT2,2025-06-05 09:00:00,2025-06-05 09:05:00,等件\n'
	);
	const out = join(folder, 'out');
	const inputs = [log, calendar, pauses].flatMap((path) => ['--in', path]);
	await sujian('run', ...inputs, '--rulebook', rulebook, '--as-of', '2025-06-30 12:00:00', '--out', out);
	const told = records(await readFile(join(out, 'clauses.csv'), 'utf8'))
		.filter(([, clause]) => clause === 'complete')
		.map(([no, , , , due, , over, outcome]) => [no, due, over, outcome]);
	expect(told).toEqual([
		['T1', '2025-06-05 17:00:00', '', 'met'],
		['T2', '2025-06-05 17:05:00', '5', 'breached']
	]);
});
