import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshFolder, sujian } from '../cli/support/command.ts';
import { workbookLog } from './files.ts';
import { openApp, type App } from './harness.ts';
import { download, go, importFile, patience } from './steps.ts';

const month = '2025-05';

describe('the app and the command line', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
	});
	afterAll(async () => app?.close());

	test('write the same report from the same file, to the byte', async () => {
		const log = await workbookLog();
		const folder = await freshFolder();
		await writeFile(join(folder, log.name), log.buffer);
		const ended = await sujian(
			'report',
			'monthly',
			month,
			'--in',
			join(folder, log.name),
			'--out',
			join(folder, 'out'),
			'--quiet'
		);
		expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });

		const { page } = app;
		await importFile(page, log);
		await go(page, 'report');
		await page.getByTestId('report-month').selectOption(month, patience);
		for (const format of ['html', 'docx', 'xlsx']) {
			const { bytes } = await download(page, `download-${format}`);
			const written = await readFile(join(folder, 'out', `monthly-${month}.${format}`));
			expect(bytes.equals(written), format).toBe(true);
		}
		app.verify();
	});
});
