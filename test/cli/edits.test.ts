import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesIn, freshFolder, sujian } from './support/command.ts';

const log =
	'投诉编号,项目,投诉时间\nA1,北园,2025-05-02 09:00:00\nA2,北园,2025-05-03 09:00:00\nZ1,南园,2025-06-30 23:00:00\n';
const who = { by: '品质经理', at: '2025-07-01 09:00:00' };
const may = { kind: 'monthly', subject: '2025-05', locale: 'zh-CN' };
const edits = {
	version: 1,
	papers: [
		{
			...may,
			texts: [
				{ paragraph: 'overview.received', generated: '两件', masked: true, text: '本月受理两件。', ...who },
				{ paragraph: 'gone', generated: '', masked: true, text: '无处可去\u001b[2J', ...who }
			],
			remarks: [{ id: '1', after: { chapter: 'overview' }, text: '均已联系。', ...who }],
			omissions: [{ chapter: 'claims', ...who }]
		},
		{
			...may,
			filter: 'site=北园',
			remarks: [{ id: '1', after: { chapter: 'overview' }, text: '只说北园。', ...who }]
		}
	]
};

describe('what an author changed in a paper', () => {
	let folder: string;
	const at = (name: string) => join(folder, name);
	const report = (out: string, ...more: string[]) =>
		sujian(
			...['report', 'monthly', '2025-05', '--in', at('log.csv'), '--out', at(out)],
			...['--format', 'html', ...more]
		);
	beforeAll(async () => {
		folder = await freshFolder();
		await writeFile(at('log.csv'), log);
		await writeFile(at('e.json'), JSON.stringify(edits));
	});

	it('is printed; what must be looked at again and what has no place any more is said', async () => {
		const ended = await report('out', '--edits', at('e.json'));
		expect(ended.code).toBe(0);
		expect(ended.stderr).toContain('原文已有变化，仍按改写的印出：本月受理两件。');
		expect(ended.stderr).toContain('没有印出：无处可去');
		expect(ended.stderr).not.toContain('\u001b[2J');
		const html = (await filesIn(at('out')))['monthly-2025-05.html']!;
		for (const text of ['本月受理两件。', '均已联系。', '改写 1 处；备注 1 条；省去章节：'])
			expect(html).toContain(text);
		expect(html).not.toMatch(/只说北园|data-chapter="claims"/);
	});

	it('changes nothing in another language, which has its own', async () => {
		await report('en', '--edits', at('e.json'), '--locale', 'en');
		await report('plain', '--locale', 'en');
		expect((await filesIn(at('en')))['monthly-2025-05.html']).toBe(
			(await filesIn(at('plain')))['monthly-2025-05.html']
		);
	});

	it('is refused with its place before anything is imported, where it cannot be read', async () => {
		await writeFile(at('bad.json'), JSON.stringify({ version: 1, papers: [{ ...may, locale: 'de' }] }));
		const ended = await report('bad', '--edits', at('bad.json'));
		expect(ended.code).toBe(1);
		expect(ended.stderr).toContain('papers.0.locale');
	});
});
