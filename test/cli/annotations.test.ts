import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { byHeader, filesIn, freshFolder, sujian } from './support/command.ts';

const months = Array.from({ length: 30 }, (_, at) => ({
	month: `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
	n: (at < 15 ? 20 : 10) + ((at * 7) % 3)
}));
const log = `投诉编号,项目,投诉时间\n${months
	.flatMap(({ month, n }) =>
		Array.from(
			{ length: n },
			(_, i) => `${month}-${i},北园,${month}-${String(i + 1).padStart(2, '0')} 09:00:00`
		)
	)
	.join('\n')}\nZ1,南园,2025-06-30 23:00:00\n`;
const who = { by: '品质经理', at: '2025-07-01 09:00:00' };
const annotations = {
	version: 1,
	notes: [{ on: '2024-04-08', text: '换了派单系统', ...who }],
	phases: [{ chart: 'received', from: '2024-04', begins: true, reason: '新系统上线', ...who }],
	rules: [5]
};

describe('notes and baselines of charts', () => {
	let folder: string;
	const at = (name: string) => join(folder, name);
	beforeAll(async () => {
		folder = await freshFolder();
		await writeFile(at('log.csv'), log);
		await writeFile(at('n.json'), JSON.stringify(annotations));
	});

	it('are what charts.csv is judged by; without them there is no such file', async () => {
		const run = async (out: string, ...more: string[]) => {
			await sujian('run', '--in', at('log.csv'), ...more, '--out', at(out), '--quiet');
			return filesIn(at(out));
		};
		expect(Object.keys(await run('without'))).not.toContain('charts.csv');
		const files = await run('with', '--annotations', at('n.json'));
		const received = byHeader(files['charts.csv']!).filter(({ figure }) => figure === 'received');
		const of = (month: string) => received.find((row) => row['at'] === month)!;
		expect(of('2024-03')).toMatchObject({ phase: '1', notes: '', centre: '21', rules: '' });
		expect(of('2024-04')).toMatchObject({ phase: '2', notes: '2024-04-08 换了派单系统', rules: '' });
		expect(Number(of('2025-06')['centre'])).toBeCloseTo(11, 0);
	});

	it('are drawn and listed in the monthly report, whose words follow them', async () => {
		const paper = async (out: string, ...more: string[]) => {
			const ended = await sujian(
				...['report', 'monthly', '2025-05', '--in', at('log.csv'), ...more, '--out', at(out)],
				...['--format', 'html', '--quiet']
			);
			expect(ended).toMatchObject({ code: 0, stderr: '' });
			return (await filesIn(at(out)))['monthly-2025-05.html']!;
		};
		const plain = await paper('plain');
		const told = await paper('told', '--annotations', at('n.json'));
		for (const text of ['换了派单系统', '新系统上线', 'Nelson 规则 5']) {
			expect(plain).not.toContain(text);
			expect(told).toContain(text);
		}
		expect(told).toContain('基线2');
		expect(told).not.toContain('品质经理');
	});

	it('that cannot be read are refused with the place, and nothing is written', async () => {
		await writeFile(at('bad.json'), '{"version": 1, "notes": [{}]}');
		const bad = await sujian(
			'run',
			'--in',
			at('log.csv'),
			'--annotations',
			at('bad.json'),
			'--out',
			at('bad')
		);
		expect(bad.code).toBe(1);
		expect(bad.stderr).toContain('bad.json');
	});
});
