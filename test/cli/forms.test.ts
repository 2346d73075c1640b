import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, freshFolder, sujian } from './support/command.ts';

const log = `complaint_no,received_at,complainant,content
A/1,2025-06-02 09:00:00,张小明,电梯坏了
A2,2025-06-03 09:00:00,李大海,楼上漏水`;

test('forms are written by number, masked or not as it is said', async () => {
	const folder = await freshFolder();
	await writeFile(join(folder, 'log.csv'), log);
	const out = join(folder, 'out');
	const report = (...order: string[]) =>
		sujian('report', ...order, '--in', join(folder, 'log.csv'), '--out', out, '--format', 'html');
	expect(await report('processing', 'A/1', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
	expect(await report('records', '2025-06', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
	const files = await filesIn(out);
	expect(Object.keys(files)).toEqual(['processing-A_1.html', 'records-2025-06.html']);
	expect(files['processing-A_1.html']).toContain('张小明');
	expect(files['records-2025-06.html']).not.toContain('张小明');

	const open = await report('records', '2025-06', '--unmasked', '--locale', 'en');
	expect(open.stderr).toContain('names, phones and addresses are written in full');
	expect((await filesIn(out))['records-2025-06.html']).toContain('张小明');

	const missing = await report('processing', 'Z9', '--quiet', '--locale', 'en');
	expect(missing).toMatchObject({ code: 1, stdout: '' });
	expect(missing.stderr).toContain('There is nothing to write: the data have no "Z9".');
});
