import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, download, go, idle, openDemo, patience } from './steps.ts';

/** Waits until nothing is being computed and nothing is dimmed. */
async function settled(app: App): Promise<void> {
	await idle(app.page);
}

/** Waits until the work list is the one of so many rows. */
async function listed(app: App, n: string): Promise<void> {
	await app.page.getByRole('heading', { name: `复核清单：${n} 处`, exact: true }).waitFor(patience);
	await settled(app);
}

describe('reviewing classes', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	test('the page is reached from the list of complaints; its matrix holds every complaint; axe finds nothing', async () => {
		const { page } = app;
		await go(page, 'complaints');
		await page.getByTestId('to-classes').click(patience);
		await page.getByTestId('matrix-total').waitFor(patience);
		const inView = await page.getByTestId('in-view').textContent(patience);
		const total = (await page.getByTestId('matrix-total').textContent())!;
		expect(inView).toContain(total);
		await page.getByTestId('list-state').selectOption('');
		await listed(app, (4 * Number(total.replaceAll(',', ''))).toLocaleString('en'));
		expect(await axe(page)).toEqual([]);
		expect(await page.locator('main').textContent()).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
	});

	test('a value is confirmed by keys, with reason and name, and the list stays where it was', async () => {
		const { page } = app;
		await page.getByTestId('list-field').selectOption('validity');
		await page.getByTestId('list-state').selectOption('agree');
		await listed(app, (await page.getByTestId('count-validity-agree').textContent(patience))!);
		const list = page.getByTestId('work-list');
		await list.evaluate((element) => element.scrollTo({ top: 64 * 150 }));
		const row = list.locator('[data-row="152"]');
		const no = await row.locator('a').textContent(patience);
		await row.focus();
		await page.keyboard.press('j');
		await page.keyboard.press('k');
		await page.keyboard.press('3');
		const dialog = page.getByTestId('settle');
		await dialog.getByTestId('other-value').selectOption('coordination', patience);
		expect(await dialog.getByTestId('settle-yes').isDisabled()).toBe(true);
		await dialog.getByTestId('reason').fill('已请社区调解');
		await dialog.getByTestId('signer').fill('王敏');
		expect(await axe(page, '[data-testid="settle"]')).toEqual([]);
		await dialog.getByTestId('reason').press('Enter');
		await page.getByTestId('settled').waitFor(patience);
		await settled(app);
		expect(await list.evaluate((element) => element.scrollTop)).toBeGreaterThan(64 * 100);
		const confirmed = page.getByTestId('confirmed').locator('tbody tr');
		await expect.poll(() => confirmed.count()).toBe(1);
		expect(await confirmed.first().textContent()).toContain(no!);
	});

	test('the complaint shows what was confirmed, by whom and when, and a reload keeps it', async () => {
		const { page } = app;
		await page.getByTestId('confirmed').locator('tbody a').first().click(patience);
		const line = page.getByTestId('class-validity');
		await expect.poll(() => line.textContent(patience)).toMatch(/已确认\s*协调投诉/);
		expect(await line.textContent()).toMatch(/王敏，\d{4}-\d{2}-\d{2} \d{2}:\d{2}，理由：已请社区调解/);
		await page.reload();
		await expect.poll(() => line.textContent(patience)).toMatch(/已确认\s*协调投诉/);
		await settled(app);
		expect(await axe(page, 'main')).toEqual([]);
	});

	test('several are confirmed at once, and taken back at once', async () => {
		const { page } = app;
		await page.goto(`${app.address}classes/?class=severity&state=agree`);
		await listed(app, (await page.getByTestId('count-severity-agree').textContent(patience))!);
		for (const at of [0, 1]) await page.locator(`[data-row="${at}"] input`).check();
		await page.getByTestId('settle-chosen').click();
		const dialog = page.getByTestId('settle');
		await dialog.getByTestId('way-recorded').check();
		expect(await dialog.getByTestId('signer').inputValue()).toBe('王敏');
		await dialog.getByTestId('reason').fill('抽查无误');
		await dialog.getByTestId('settle-yes').click();
		await page.getByTestId('settled').waitFor(patience);
		await expect.poll(() => page.getByTestId('count-severity-confirmed').textContent()).toBe('2');
		await page.getByTestId('settled-undo').click();
		await page.getByTestId('count-severity-confirmed').waitFor({ state: 'detached', ...patience });
	});

	test('the work list is downloaded whole, and a confirmation is undone from its list', async () => {
		const { page } = app;
		await page.goto(`${app.address}classes/?state=confirmed`);
		await page.getByTestId('class-row').first().waitFor(patience);
		const { name, bytes } = await download(page, 'classes-csv');
		expect(name).toBe('判定复核清单.csv');
		const lines = bytes.toString('utf8').trim().split('\r\n');
		expect(lines).toHaveLength(2);
		expect(lines[1]).toContain('已请社区调解');
		await page.getByTestId('undo-confirmed').click();
		await page.getByTestId('confirmed').waitFor({ state: 'detached', ...patience });
		await page.reload();
		await page.getByTestId('class-counts').waitFor(patience);
		await settled(app);
		expect(await page.getByTestId('confirmed').count()).toBe(0);
	});
});
