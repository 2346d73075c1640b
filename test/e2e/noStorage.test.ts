import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { logOf, rowsOf, shown } from './crashes.ts';
import { openApp, type App } from './harness.ts';
import { download, drop, go, idle, importFile, inView, patience, undoLatest } from './steps.ts';

let app: App;
beforeAll(async () => {
	app = await openApp();
	// what a browser without a private file system, or a strict private window, answers
	await app.context.addInitScript(() => {
		navigator.storage.getDirectory = () => Promise.reject(new DOMException('not here', 'SecurityError'));
	});
	await app.page.reload();
});
afterAll(async () => app?.close());
afterEach(() => app.verify());

test('without storage everything works in memory and says on every page that it is gone with the tab', async () => {
	const { page } = app;
	const warning = page.getByTestId('volatile');
	await warning.waitFor(patience);
	await importFile(page, logOf('甲.csv'));
	await importAnother(page);
	expect(await inView(page)).toBe(rowsOf['甲.csv']! + rowsOf['丙.csv']!);
	for (const id of ['overview', 'complaints', 'import', 'settings']) {
		await go(page, id);
		expect(await warning.isVisible()).toBe(true);
		expect(await warning.textContent()).toContain('关闭或刷新就没有了');
	}
	await go(page, 'import');
	await undoLatest(page);
	await expect.poll(() => page.getByTestId('batch-row').count(), patience).toBe(1);
	await go(page, 'overview');
	await expect.poll(() => inView(page), patience).toBe(rowsOf['甲.csv']);
});

test('a backup of it brings every figure back in a tab that starts from nothing', async () => {
	const { page } = app;
	const pages = ['overview', 'clauses', 'import'];
	const before = await shown(page, pages);
	await go(page, 'settings');
	const { name, bytes } = await download(page, 'backup-make');
	await page.goto(app.address);
	await page.getByTestId('demo-button').waitFor(patience);
	await go(page, 'settings');
	await page.getByTestId('backup-file').setInputFiles({ name, mimeType: 'application/zip', buffer: bytes });
	await page.getByTestId('restore-yes').click(patience);
	await page.getByTestId('restored').waitFor(patience);
	expect(await shown(page, pages)).toBe(before);
});

/** A second file, from the page of imports. */
async function importAnother(page: App['page']): Promise<void> {
	await go(page, 'import');
	await drop(page, logOf('丙.csv'));
	await page.getByTestId('import-confirm').click(patience);
	await page.getByTestId('overview').waitFor(patience);
	await idle(page);
}
