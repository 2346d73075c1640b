import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, download, go, inView, openDemo, patience, undimmed } from './steps.ts';

describe('the list of complaints', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
		await go(app.page, 'complaints');
		await app.page.getByTestId('complaint-row').first().waitFor(patience);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	const heads = () => app.page.locator('[role="columnheader"]').allTextContents();
	const dialog = () => app.page.getByTestId('columns-dialog');
	const row = () => app.page.getByTestId('complaint-row').first();
	const texts = async () => (await heads()).map((text) => text.trim());

	test('shows the columns that somebody chooses by keyboard, in his order, those of the file among them', async () => {
		const { page } = app;
		await page.getByTestId('columns').focus();
		await page.keyboard.press('Enter');
		await dialog().waitFor(patience);
		expect(await axe(page, '[data-testid="columns-dialog"]')).toEqual([]);
		await page.getByTestId('columns-find').fill('班次');
		await dialog().locator('fieldset input').first().focus();
		await page.keyboard.press('Space');
		const last = page.getByTestId('columns-chosen').locator('li').last();
		await expect.poll(() => last.textContent()).toContain('录入班次');
		await last.locator('button').first().focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		const chosen = page.getByTestId('columns-chosen').locator('.name');
		await expect.poll(async () => (await chosen.allTextContents()).at(-3), patience).toBe('录入班次');
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
			.toBe('前移：录入班次');
		await page.getByTestId('columns-apply').press('Enter');
		await expect.poll(texts, patience).toContain('录入班次');
		expect((await texts()).indexOf('录入班次')).toBe((await texts()).length - 3);
		await expect.poll(() => page.url()).toContain('cols=');
		await undimmed(page);
		await expect.poll(() => row().locator('[role="cell"]').nth(-3).textContent(), patience).toMatch(/班/);
		expect(await axe(page)).toEqual([]);
	});

	test('is sorted by any of them, and the same address shows the same again', async () => {
		const { page } = app;
		await page.getByRole('button', { name: '录入班次' }).click();
		await expect.poll(() => page.url(), patience).toContain('sort=');
		await undimmed(page);
		const first = await row().textContent();
		const shown = await texts();
		const other = await app.tab(page.url().slice(app.address.length));
		await other.getByTestId('complaint-row').first().waitFor(patience);
		await expect
			.poll(
				async () =>
					(await other.locator('[role="columnheader"]').allTextContents()).map((text) => text.trim()),
				patience
			)
			.toEqual(shown);
		await expect.poll(() => other.getByTestId('complaint-row').first().textContent(), patience).toBe(first);
		await other.close();
	});

	test('keeps ways of looking at it by name, led back to by a click, renamed and deleted', async () => {
		const { page } = app;
		const kept = page.url();
		await page.getByTestId('views').click();
		await page.getByTestId('view-save').click();
		await page.getByTestId('view-name').fill('夜班');
		await page.getByTestId('view-keep').click();
		await expect.poll(() => page.getByTestId('views').textContent(), patience).toContain('夜班');
		await go(page, 'complaints');
		await expect.poll(texts, patience).not.toContain('录入班次');
		await page.reload();
		await page.getByTestId('complaint-row').first().waitFor(patience);
		await page.getByTestId('views').click();
		await page.getByTestId('view-item').filter({ hasText: '夜班' }).click(patience);
		await expect.poll(() => page.url(), patience).toBe(kept);
		await expect.poll(texts, patience).toContain('录入班次');

		await page.getByTestId('views').click();
		await page.getByTestId('views-manage').click();
		const name = page.getByTestId('view-rename');
		await name.fill('按班次');
		await name.press('Tab');
		await expect.poll(() => page.getByTestId('views').textContent(), patience).toContain('按班次');
		expect(await axe(page, '[data-testid="views-dialog"]')).toEqual([]);
		await page.getByTestId('view-drop').click();
		await expect.poll(() => page.getByTestId('view-rename').count(), patience).toBe(0);
		await page.keyboard.press('Escape');
	});

	test('is downloaded as it is shown, people masked unless somebody says otherwise', async () => {
		const { page } = app;
		const shown = await texts();
		await page.getByTestId('list-files').click();
		await page.getByTestId('list-csv').waitFor(patience);
		expect(await axe(page, '[data-popover-content]')).toEqual([]);
		const csv = await download(page, 'list-csv');
		expect(csv.name).toBe('投诉明细.csv');
		const lines = csv.bytes.toString('utf8').slice(1).trimEnd().split('\r\n');
		expect(lines[0]!.split(',').map((head) => head.replace('（元）', ''))).toEqual(shown);
		expect(lines.length).toBeGreaterThan(await inView(page));
		await page.getByTestId('list-files').click();
		const xlsx = await download(page, 'list-xlsx');
		expect([xlsx.name, xlsx.bytes.subarray(0, 2).toString()]).toEqual(['投诉明细.xlsx', 'PK']);
	});

	test('keeps inside a telephone, its columns moving sideways', async () => {
		const { page } = app;
		await page.setViewportSize({ width: 390, height: 800 });
		await expect.poll(texts, patience).toContain('录入班次');
		const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		await expect.poll(over).toBeLessThanOrEqual(0);
		await page.getByTestId('columns').click();
		await dialog().waitFor(patience);
		await expect.poll(over).toBeLessThanOrEqual(0);
		await page.keyboard.press('Escape');
		await go(page, 'complaints');
		await expect.poll(async () => (await texts()).length, patience).toBe(4);
	});
});
