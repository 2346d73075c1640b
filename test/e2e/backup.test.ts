import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { logOf, rowsOf } from './crashes.ts';
import type { Given } from './files.ts';
import { openApp, type App } from './harness.ts';
import { download, go, importFile, inView, patience } from './steps.ts';

let app: App;
let backup: Given;
beforeAll(async () => {
	app = await openApp();
	await importFile(app.page, logOf('甲.csv'));
});
afterAll(async () => app?.close());
afterEach(() => app.verify());

test('a backup is downloaded, everything deleted, and the backup restored', async () => {
	const { page } = app;
	await go(page, 'settings');
	const { name, bytes } = await download(page, 'backup-make');
	expect(name).toMatch(/^sujian-backup-\d{4}-\d{2}-\d{2}\.zip$/);
	backup = { name, mimeType: 'application/zip', buffer: bytes };
	await page.getByTestId('clear').click(patience);
	await page.getByTestId('clear-yes').click(patience);
	await expect.poll(() => page.getByTestId('clear').count(), patience).toBe(0);
	await page.getByTestId('backup-file').setInputFiles(backup);
	await expect.poll(() => page.getByRole('alert').first().textContent(), patience).toContain('4,000');
	await page.getByTestId('restore-yes').click(patience);
	await page.getByTestId('restored').waitFor(patience);
	await go(page, 'overview');
	expect(await inView(page)).toBe(rowsOf['甲.csv']);
	await page.reload();
	await page.getByTestId('overview').waitFor(patience);
	expect(await inView(page)).toBe(rowsOf['甲.csv']);
});

test('a damaged backup and a foreign file are refused in one sentence, and nothing changes', async () => {
	const { page } = app;
	await go(page, 'settings');
	const damaged = Buffer.from(backup.buffer);
	damaged[damaged.length >> 1]! ^= 1;
	for (const [file, sentence] of [
		[{ ...backup, buffer: damaged }, '已损坏或不完整'],
		[{ ...backup, name: '台账.zip', buffer: logOf('丙.csv').buffer }, '“台账.zip”不是诉鉴的备份文件']
	] as const) {
		await page.getByTestId('backup-file').setInputFiles(file);
		await expect.poll(() => page.getByTestId('refusal').textContent(), patience).toContain(sentence);
		expect(await page.getByTestId('restore-yes').count()).toBe(0);
	}
	await go(page, 'overview');
	expect(await inView(page)).toBe(rowsOf['甲.csv']);
});
