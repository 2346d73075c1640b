import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, expect, test } from 'vitest';
import { filesIn, freshFolder, sujian } from './support/command.ts';

const log = `complaint_no,received_at,complainant,content
A1,2025-06-02 09:00:00,张小明,电梯坏了
A2,2025-06-03 09:00:00,李大海,楼上漏水`;

async function order(): Promise<{ readonly out: string; readonly args: readonly string[] }> {
	const folder = await freshFolder();
	await writeFile(join(folder, 'log.csv'), log);
	const out = join(folder, 'out');
	return {
		out,
		args: ['report', 'monthly', '2025-06', '--in', join(folder, 'log.csv'), '--out', out, '--format', 'pdf']
	};
}

const named = process.env['CHROME_PATH'];
afterEach(() => {
	if (named === undefined) delete process.env['CHROME_PATH'];
	else process.env['CHROME_PATH'] = named;
});

test('a PDF has bookmarks, upright pages and annexes across', async () => {
	const { out, args } = await order();
	expect(await sujian(...args, '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
	const pdf = (await readFile(join(out, 'monthly-2025-06.pdf'))).toString('latin1');
	expect(pdf.slice(0, 5)).toBe('%PDF-');
	expect(pdf).toMatch(/\/Outlines \d+ 0 R/);
	const widths = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width]) => Number(width));
	expect(widths.some((width) => width < 600)).toBe(true);
	expect(widths.some((width) => width > 800)).toBe(true);
});

test('where there is no browser, a PDF is refused in words and nothing is written', async () => {
	const { out, args } = await order();
	process.env['CHROME_PATH'] = '/nowhere/chromium';
	const { code, stdout, stderr } = await sujian(...args, '--quiet', '--locale', 'en');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain('There is no browser to make a PDF with. Use --format html');
	await expect(filesIn(out)).rejects.toThrow('ENOENT');
});
