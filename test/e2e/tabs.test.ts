import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { logOf, rowsOf, stored } from './crashes.ts';
import type { Given } from './files.ts';
import { openApp, type App } from './harness.ts';
import { download, drop, go, idle, importFile, inView, patience, undoLatest } from './steps.ts';

const [first, second, third] = ['甲.csv', '乙.csv', '丙.csv'] as const;
let app: App;
let other: Page;
let backup: Given;
beforeAll(async () => {
	app = await openApp();
	await importFile(app.page, logOf(first));
	other = await app.tab();
	await other.getByTestId('overview').waitFor(patience);
});
afterAll(async () => app?.close());
afterEach(() => app.verify());

const rowsIn = (...files: string[]) => files.reduce((sum, file) => sum + rowsOf[file]!, 0);

/** Both tabs come to show these files, in whatever order, and nothing that went wrong. */
async function bothShow(...files: string[]): Promise<void> {
	for (const page of [app.page, other]) {
		await go(page, 'overview');
		await expect.poll(() => inView(page), patience).toBe(rowsIn(...files));
		await idle(page);
		expect(await page.getByTestId('refusal').allTextContents()).toEqual([]);
	}
	expect([...(await stored(app.page)).files].sort()).toEqual([...files].sort());
}

/** Both tabs list so many imports, and nothing runs. */
async function bothList(count: number): Promise<void> {
	for (const page of [app.page, other]) {
		await go(page, 'import');
		await expect.poll(() => page.getByTestId('batch-row').count(), patience).toBe(count);
		await idle(page);
	}
}

async function check(page: Page, name: string): Promise<void> {
	await go(page, 'import');
	await drop(page, logOf(name));
	await page.getByTestId('import-confirm').waitFor(patience);
}
const confirm = (page: Page) => page.getByTestId('import-confirm').click(patience);

test('both tabs import at once: both files are there, in both', async () => {
	await Promise.all([check(app.page, second), check(other, third)]);
	await Promise.all([confirm(app.page), confirm(other)]);
	await bothShow(first, second, third);
});

test('the same file confirmed in both tabs counts once, and the second says why', async () => {
	await go(app.page, 'import');
	await undoLatest(app.page);
	await bothList(2);
	const left = (await stored(app.page)).files;
	const gone = [second, third].find((name) => !left.includes(name))!;
	await Promise.all([check(app.page, gone), check(other, gone)]);
	await Promise.all([confirm(app.page), confirm(other)]);
	const refusals = () =>
		Promise.all([app.page, other].map((page) => page.getByTestId('refusal').allTextContents()));
	await expect.poll(async () => (await refusals()).flat().join(), patience).toContain('已经导入过');
	for (const page of [app.page, other]) {
		const refusal = page.getByTestId('refusal').getByRole('button');
		if (await refusal.count()) await refusal.click();
	}
	await bothShow(first, second, third);
});

test('one tab undoes while the other checks a file: nothing is lost, nothing comes back', async () => {
	const last = (await stored(app.page)).files.at(-1)!;
	await go(app.page, 'import');
	await undoLatest(app.page);
	await bothList(2);
	await check(other, last);
	await undoLatest(app.page);
	await confirm(other);
	await bothShow(first, last);
});

test('the cut-off that one tab chooses is that of the other', async () => {
	await go(app.page, 'settings');
	await go(other, 'settings');
	await app.page.getByTestId('as-of-input').fill('2031-01-01T00:00');
	await app.page.getByTestId('as-of-input').blur();
	const seen = () => other.getByTestId('as-of-input').inputValue();
	await expect.poll(seen, patience).toMatch(/^2031-01-01T00:00/);
	const { name, bytes } = await download(other, 'backup-make');
	backup = { name, mimeType: 'application/zip', buffer: bytes };
});

test('one tab restores while the other is open and has begun an import: the other follows, and its import comes after', async () => {
	const before = (await stored(app.page)).files;
	await go(app.page, 'import');
	await undoLatest(app.page);
	await bothList(1);
	const missing = [second, third].find((name) => !before.includes(name))!;
	await check(other, missing);
	await go(app.page, 'settings');
	await app.page.getByTestId('backup-file').setInputFiles(backup);
	await app.page.getByTestId('restore-yes').click(patience);
	await app.page.getByTestId('restored').waitFor(patience);
	await confirm(other);
	await bothShow(first, second, third);
	const { names, digests } = await stored(app.page);
	expect(names.filter((name) => name.startsWith('b-')).length).toBe(Object.keys(digests).length);
});

test('a tab whose program is older than what was saved touches nothing and says what to do', async () => {
	const write = (text: string) =>
		app.page.evaluate(async (content) => {
			const root = await navigator.storage.getDirectory();
			const file = await (await root.getFileHandle('manifest.json')).createWritable();
			await file.write(content);
			await file.close();
		}, text);
	const read = () =>
		app.page.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			const names: string[] = [];
			for await (const name of root.keys()) names.push(name);
			return {
				names: names.filter((name) => /^[bs]-/.test(name)).sort(),
				text: await (await (await root.getFileHandle('manifest.json')).getFile()).text()
			};
		});
	const before = await read();
	const newer = before.text.replace('"version":1', '"version":2');
	await write(newer);
	for (const act of [() => undoLatest(other), () => other.reload()]) {
		await go(other, 'import');
		await act();
		await expect
			.poll(() => other.getByTestId('refusal').textContent(), patience)
			.toContain('较新版本的诉鉴保存');
		expect(await read()).toEqual({ ...before, text: newer });
	}
	await write(before.text);
	await other.goto(app.address);
	await bothShow(first, second, third);
});
