import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { byHeader, filesIn, freshFolder, sujian } from './support/command.ts';

const log = `投诉编号,投诉时间,派单时间,接单人
A1,2025-06-02 09:00:00,2025-06-02 09:30:00,甲
A2,2025-06-03 09:00:00,2025-06-03 09:30:00,甲
`;
const waiver = (complaint: string) => ({
	complaint,
	article: '7',
	clause: 'dispatch',
	instance: 1,
	role: 'recorder',
	reason: '系统停机',
	by: '客服主任',
	at: '2025-07-01 09:00:00'
});

it('a waived line stays in fines.csv with its reason and is in no sum; a waiver without a line is named', async () => {
	const folder = await freshFolder();
	const at = (name: string) => join(folder, name);
	await writeFile(at('log.csv'), log);
	await writeFile(at('d.json'), JSON.stringify({ version: 1, waivers: [waiver('A2'), waiver('B9')] }));
	const run = async (out: string, ...more: string[]) => {
		await sujian('run', '--in', at('log.csv'), ...more, '--out', at(out), '--quiet');
		return filesIn(at(out));
	};
	const before = await run('before');
	const after = await run('after', '--decisions', at('d.json'));
	const [was, is] = [before, after].map((files) => byHeader(files['fines.csv']!));
	expect(is!.map(({ status: _, waived_reason: _r, waived_by: _b, waived_at: _a, ...line }) => line)).toEqual(
		was!.map(({ status: _, waived_reason: _r, waived_by: _b, waived_at: _a, ...line }) => line)
	);
	expect(is!.filter(({ status }) => status === 'waived')).toMatchObject([
		{
			complaint_no: 'A2',
			waived_reason: '系统停机',
			waived_by: '客服主任',
			waived_at: '2025-07-01 09:00:00'
		}
	]);
	const sum = (files: Record<string, string>) =>
		byHeader(files['deductions.csv']!).reduce((total, row) => total + Number(row['fines_yuan']), 0);
	const kpi = (files: Record<string, string>) =>
		byHeader(files['kpis.csv']!)
			.filter(({ metric, site }) => metric === 'fines_yuan' && site === '')
			.reduce((total, row) => total + Number(row['value']), 0);
	expect(sum(after)).toBe(sum(before) - 30);
	expect(kpi(after)).toBe(kpi(before) - 30);
	expect(JSON.parse(after['summary.json']!).decisions).toEqual({
		confirmations: 0,
		waivers: 2,
		waivers_without_line: [
			{ complaint: 'B9', article: '7', clause: 'dispatch', instance: 1, role: 'recorder' }
		]
	});
});
