import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CDPSession } from 'playwright';
import { logOf, rowsOf, stored } from './crashes.ts';
import type { Given } from './files.ts';
import { openApp, type App } from './harness.ts';
import { download, drop, go, idle, importFile, inView, patience, undoLatest } from './steps.ts';

const rows = 20_000;
/** Bytes: for the text that is loaded, for the rows in the batch, for its last tables. All that lies between with SUJIAN_FULL=1. */
const rooms = process.env['SUJIAN_FULL']
	? Array.from({ length: 24 }, (_, step) => 20_000 + step * 90_000)
	: [20_000, 900_000, 2_000_000];
const sentence = '存储空间已满，这一步没有完成；已导入的数据没有改变';
let app: App;
let control: CDPSession;
let backup: Given;
beforeAll(async () => {
	app = await openApp();
	await importFile(app.page, logOf('甲.csv'));
	control = await app.context.newCDPSession(app.page);
	await go(app.page, 'settings');
	const { name, bytes } = await download(app.page, 'backup-make');
	backup = { name, mimeType: 'application/zip', buffer: bytes };
});
afterAll(async () => app?.close());

const taken = () => app.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);

/** Leaves the site room for so many bytes more than it takes now; null: as much as before. */
async function leave(bytes: number | null): Promise<void> {
	const quotaSize = bytes === null ? undefined : (await taken()) + bytes;
	await control.send('Storage.overrideQuotaForOrigin', { origin: new URL(app.address).origin, quotaSize });
}

/** The files that are there, without those that a step makes and removes again while it ends. */
const names = async () => (await stored(app.page)).names;

/** Imports a file as far as it goes; what the page refuses with, or null. */
async function tryImport(file: Given): Promise<string | null> {
	const { page } = app;
	await go(page, 'import');
	await drop(page, file);
	const refusal = page.getByTestId('refusal');
	const confirm = page.getByTestId('import-confirm');
	await refusal.or(confirm).first().waitFor(patience);
	if (await confirm.count()) {
		await confirm.click(patience);
		await refusal.or(page.getByTestId('overview')).first().waitFor(patience);
	}
	await idle(page);
	return (await refusal.count()) ? await refusal.textContent() : null;
}

/** From the first byte of the temporary text to the last of the batch; a write that finds no room anywhere in between. */
test('an import without room says so, leaves nothing behind, and succeeds once there is room', async () => {
	const { page } = app;
	const before = await stored(page);
	for (const room of rooms) {
		await leave(room);
		const said = await tryImport(logOf('丙.csv', rows));
		await leave(null);
		expect(said).toContain(sentence);
		await expect.poll(() => page.getByTestId('room').textContent(), patience).toContain('这里的数据占');
		await expect.poll(names, patience).toEqual(before.names);
		expect(await stored(page)).toEqual(before);
		await go(page, 'overview');
		expect(await inView(page)).toBe(rowsOf['甲.csv']);
	}
	expect(await tryImport(logOf('丙.csv', rows))).toBeNull();
	expect(await inView(page)).toBe(rowsOf['甲.csv']! + rows);
});

test('where no copy of the file can be made, it is imported without one, with a word', async () => {
	const { page } = app;
	const folder = await mkdtemp(join(tmpdir(), 'sujian-full-'));
	const { name, buffer } = logOf('乙.csv');
	const path = join(folder, name);
	await writeFile(path, buffer);
	await go(page, 'import');
	await page.getByTestId('file-input').first().setInputFiles(path);
	await page.getByTestId('import-confirm').waitFor(patience);
	// a browser does not read a file any more that was written to since it was chosen
	await appendFile(path, '\n');
	await page.getByTestId('import-confirm').click(patience);
	await expect.poll(() => page.getByTestId('refusal').textContent(), patience).toContain('没有另存原始文件');
	await idle(page);
	await page.getByTestId('refusal').getByRole('button').click();
	await rm(folder, { recursive: true });
	const found = await app.page.evaluate(async () => {
		const all: string[] = [];
		for await (const own of (await navigator.storage.getDirectory()).keys()) all.push(own);
		return all;
	});
	expect(found.filter((own) => own.startsWith('b-')).length).toBe(3);
	expect(found.filter((own) => own.startsWith('s-')).length).toBe(2);
	await go(page, 'import');
	await undoLatest(page);
	await expect.poll(() => page.getByTestId('batch-row').count(), patience).toBe(2);
	await idle(page);
});

test('a restore without room changes nothing; with no room at all an import can still be undone and everything deleted', async () => {
	const { page } = app;
	const { files } = await stored(page);
	await go(page, 'settings');
	await page.getByTestId('backup-file').setInputFiles(backup);
	await page.getByTestId('restore-yes').waitFor(patience);
	await leave(100_000);
	await page.getByTestId('restore-yes').click(patience);
	await expect.poll(() => page.getByTestId('refusal').textContent(), patience).toContain(sentence);
	expect((await stored(page)).files).toEqual(files);
	await page.getByTestId('refusal').getByRole('button').click();
	await leave(0);
	await go(page, 'import');
	await undoLatest(page);
	await expect.poll(() => page.getByTestId('batch-row').count(), patience).toBe(1);
	await idle(page);
	expect(await page.getByTestId('refusal').count()).toBe(0);
	await go(page, 'overview');
	expect(await inView(page)).toBe(rowsOf['甲.csv']);
	await leave(0);
	await go(page, 'settings');
	await page.getByTestId('clear').click(patience);
	await page.getByTestId('clear-yes').click(patience);
	await expect.poll(() => page.getByTestId('clear').count(), patience).toBe(0);
	await leave(null);
	await page.goto(app.address);
	await page.getByTestId('demo-button').waitFor(patience);
	app.forgive();
});
