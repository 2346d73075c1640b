import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { filesIn, freshFolder, sujian } from './support/command.ts';

const log = `投诉编号,投诉时间,派单时间,接单人,一级分类
A1,2025-06-02 09:00:00,2025-06-02 09:30:00,甲,工程质量
A2,2025-06-03 09:00:00,2025-06-03 09:30:00,甲,工程质量
`;
const seal = ['--by', '王芳', '--prepared', '王芳@2025-07-01', '--approved', '李强', '--note', '月度归档'];

it('seals a paper into a folder, edition after edition, checks it byte for byte and says what changed since', async () => {
	const folder = await freshFolder();
	const at = (name: string) => join(folder, name);
	await writeFile(at('log.csv'), log);
	await writeFile(at('more.csv'), `${log}A3,2025-06-04 09:00:00,2025-06-04 09:01:00,乙,物业服务\n`);
	const monthly = ['report', 'monthly', '2025-06', '--as-of', '2025-06-30 18:00:00'];
	const first = await sujian(
		...monthly,
		...['--in', at('log.csv'), '--seal', at('sealed'), ...seal, '--sealed-at', '2025-07-01 09:00:00'],
		...['--out', at('out'), '--format', 'html']
	);
	expect(first).toMatchObject({ code: 0 });
	expect(first.stderr).toContain('已封存为第 1 版');
	const html = (await filesIn(at('out')))['monthly-2025-06.html']!;
	expect(html).toContain('M-2025-06 第 1 版');
	expect(html).toContain('<td>编制</td><td>王芳</td><td></td><td>2025-07-01</td>');
	await sujian(...monthly, '--in', at('more.csv'), '--seal', at('sealed'), ...seal, '--quiet');
	expect((await readdir(at('sealed'))).sort()).toEqual(['M-2025-06.1.zip', 'M-2025-06.2.zip', 'SHA256SUMS']);
	const sums = await readFile(at('sealed/SHA256SUMS'), 'utf8');
	const digest = createHash('sha256').update(await readFile(at('sealed/M-2025-06.1.zip')));
	expect(sums.split('\n')[0]).toBe(`${digest.digest('hex')}  M-2025-06.1.zip`);

	const listed = await sujian('editions', 'list', at('sealed'), '--format', 'json');
	expect(listed.code).toBe(0);
	expect(JSON.parse(listed.stdout)).toMatchObject([
		{ state: 'sound', edition: 1, by: '王芳', note: '月度归档', at: '2025-07-01 09:00:00' },
		{ state: 'sound', edition: 2, subject: '2025-06' }
	]);
	const [one, two] = [at('sealed/M-2025-06.1.zip'), at('sealed/M-2025-06.2.zip')];
	const compared = await sujian('editions', 'compare', one, two, '--out', at('compared'));
	expect(compared.stdout).toContain('M-2025-06 第 1 版 → 第 2 版');
	expect(compared.stdout).toContain('新增 1 件，减少 0 件，内容有变 0 件');
	expect((await readdir(at('compared'))).sort()).toEqual([
		'comparison.docx',
		'comparison.html',
		'comparison.xlsx'
	]);
	const present = ['editions', 'compare', one, '--as-of', '2025-06-30 18:00:00', '--in'];
	const same = await sujian(...present, at('log.csv'), '--quiet');
	expect(same.stdout).toContain('没有不同。');
	const now = await sujian(...present, at('more.csv'), '--format', 'json', '--quiet');
	expect(JSON.parse(now.stdout)).toMatchObject({ causes: ['rows'], changes: { added: ['A3'] } });

	const bytes = await readFile(two);
	bytes[bytes.length >> 1]! ^= 1;
	await writeFile(two, bytes);
	await rm(one);
	const checked = await sujian('editions', 'list', at('sealed'));
	expect(checked.code).toBe(1);
	expect(checked.stdout).toMatch(/M-2025-06\.1\.zip {2}文件不在了/);
	expect(checked.stdout).toMatch(/M-2025-06\.2\.zip {2}与封存时不一致/);
	const refused = await sujian('editions', 'compare', two, two);
	expect(refused).toMatchObject({ code: 1, stdout: '' });
	expect(refused.stderr).toContain('与封存时不一致');
	await sujian(...monthly, '--in', at('log.csv'), '--seal', at('sealed'), ...seal, '--quiet');
	expect(await readdir(at('sealed'))).toContain('M-2025-06.3.zip');
});
