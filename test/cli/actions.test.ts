import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { byHeader, filesIn, freshFolder, sujian } from './support/command.ts';

const rows = Array.from({ length: 12 }, (_, at) => {
	const month = String(at + 1).padStart(2, '0');
	return Array.from(
		{ length: at < 8 ? 20 : 2 },
		(_, i) => `A${month}${i},北园,2025-${month}-${String(i + 1).padStart(2, '0')} 09:00:00`
	);
}).flat();
const log = `投诉编号,项目,投诉时间\n${rows.join('\n')}\nZ1,南园,2025-12-31 10:00:00\n`;
const register = {
	version: 1,
	actions: [
		{
			id: 'CA-2025-001',
			title: '北园',
			scope: { site: '北园' },
			triggers: ['2025-07'],
			done: '2025-08-31',
			state: 'check',
			history: [{ at: '2025-08-01 09:00:00', by: '甲', what: 'made', note: '' }]
		}
	]
};

it('a register of corrective actions is told its effect in actions.csv; without one there is no such file', async () => {
	const folder = await freshFolder();
	const at = (name: string) => join(folder, name);
	await writeFile(at('log.csv'), log);
	await writeFile(at('a.json'), JSON.stringify(register));
	const run = async (out: string, ...more: string[]) => {
		await sujian('run', '--in', at('log.csv'), ...more, '--out', at(out), '--quiet');
		return filesIn(at(out));
	};
	expect(Object.keys(await run('without'))).not.toContain('actions.csv');
	const files = await run('with', '--actions', at('a.json'));
	expect(byHeader(files['actions.csv']!)).toMatchObject([
		{
			id: 'CA-2025-001',
			state: 'check',
			before_months: '6',
			before: '120',
			before_days: '181',
			after: '8',
			after_days: '122',
			per: 'days',
			verdict: 'effective'
		}
	]);
	await writeFile(at('bad.json'), '{"version": 1, "actions": [{}]}');
	const bad = await sujian('run', '--in', at('log.csv'), '--actions', at('bad.json'), '--out', at('bad'));
	expect(bad.code).toBe(1);
	expect(bad.stderr).toContain('bad.json');
});
