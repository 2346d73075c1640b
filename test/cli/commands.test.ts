import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, freshFolder, sujian } from './support/command.ts';

describe('sujian', () => {
	it('says how it is used', async () => {
		const { code, stdout } = await sujian('--help', '--locale', 'en');
		expect(code).toBe(0);
		expect(stdout).toContain('sujian run');
	});

	it('gives 2 for wrong usage, in the language asked for', async () => {
		const { code, stderr } = await sujian('walk', '--locale', 'zh-Hant');
		expect(code).toBe(2);
		expect(stderr).toContain('沒有「walk」這個命令');
	});

	it('writes the same demo twice, and is silent when asked', async () => {
		const [one, two] = [await freshFolder(), await freshFolder()];
		const first = await sujian('demo', '--out', join(one, 'demo'), '--rows', '50', '--quiet');
		await sujian('demo', '--out', join(two, 'demo'), '--rows', '50');
		expect(first).toEqual({ code: 0, stdout: '', stderr: '' });
		const files = await filesIn(join(one, 'demo'));
		expect(Object.keys(files)).toContain('complaints.csv');
		expect(await filesIn(join(two, 'demo'))).toEqual(files);
	});

	it('prints and checks rulebooks', async () => {
		const folder = await freshFolder();
		const shown = await sujian('rules', 'show');
		expect(JSON.parse(shown.stdout)).toMatchObject({ id: 'combined' });
		const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
		await writeFile(good, shown.stdout);
		await writeFile(bad, '{"id": 1}');
		expect((await sujian('rules', 'check', good)).code).toBe(0);
		const refused = await sujian('rules', 'check', bad, '--locale', 'en');
		expect(refused.code).toBe(1);
		expect(refused.stderr).toContain('not well formed');
	});

	it('reads a rulebook that extends a file beside it, and compares two', async () => {
		const folder = await freshFolder();
		const title = { 'zh-CN': '试', 'zh-Hant': '試', en: 'Trial' };
		const limit = (value: number) => ({ value, unit: 'minutes', source: 'us' });
		const own = (name: string, base: string, minutes: number) =>
			writeFile(
				join(folder, `${name}.json`),
				JSON.stringify({
					id: name,
					title,
					extends: base,
					editions: [{ id: name, from: null, clauses: [{ id: 'dispatch', limit: limit(minutes) }] }]
				})
			);
		await own('first', 'owner-regulation', 6);
		await own('second', 'first.json', 7);
		const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')];
		expect((await sujian('rules', 'check', second)).code).toBe(0);
		const compared = await sujian('rules', 'diff', first, second, '--locale', 'en');
		expect(compared.stdout).toBe('Clause Dispatch Limit: 6 minutes (us) → 7 minutes (us)\n');
		const json = await sujian('rules', 'diff', first, 'owner-regulation', '--format', 'json');
		expect(JSON.parse(json.stdout)).toMatchObject([{ name: 'dispatch', place: 'limit', kind: 'changed' }]);
		expect((await sujian('rules', 'check', join(folder, 'none.json'))).code).toBe(1);
	});

	it('gives 1 and writes nothing where the input cannot be used', async () => {
		const folder = await freshFolder();
		const cases = {
			'empty.csv': '',
			'picture.xlsx': '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
			'words.csv': '甲,乙\n丙,丁\n戊,己\n'
		};
		for (const [name, text] of Object.entries(cases)) {
			const file = join(folder, name);
			await writeFile(file, Buffer.from(text, name.endsWith('.xlsx') ? 'latin1' : 'utf8'));
			const { code, stdout, stderr } = await sujian(
				'run',
				'--in',
				file,
				'--out',
				join(folder, 'out'),
				'--quiet'
			);
			expect([name, code, stdout]).toEqual([name, 1, '']);
			expect(stderr.trim().split('\n'), name).toHaveLength(1);
			expect(stderr).toContain(name);
			expect(existsSync(join(folder, 'out'))).toBe(false);
		}
		const missing = await sujian('run', '--in', join(folder, 'nowhere.csv'), '--out', join(folder, 'out'));
		expect(missing.code).toBe(1);
	});
});
