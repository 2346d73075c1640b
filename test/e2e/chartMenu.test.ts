import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, go, inView, openDemo, patience } from './steps.ts';

let app: App;
beforeAll(async () => {
	app = await openApp();
	await openDemo(app.page);
});
afterAll(async () => app?.close());
afterEach(() => app.verify());

test('a chart is added to a report as it stands, and is there after the page is opened again', async () => {
	const { page } = app;
	const card = page.locator('.card', { hasText: '帕累托图' });
	const title = (await card.getByRole('heading').textContent())!;
	await card.getByRole('button', { name: '图表菜单' }).click();
	await page.getByTestId('add-chart').click();
	const dialog = page.getByTestId('add-to-report');
	await dialog.waitFor(patience);
	expect(await axe(page, '[data-testid="add-to-report"]')).toEqual([]);
	await page.getByTestId('addition-by').fill('林岚');
	const month = await page.getByTestId('addition-of').inputValue();
	await page.getByTestId('addition-save').click();
	await page.getByTestId('see-report').click(patience);
	await page.waitForURL(/report/, patience);
	expect(new URL(page.url()).searchParams.get('of')).toBe(month);
	const paper = page.frameLocator('[data-testid="paper"]');
	const printed = paper.getByText(title).last();
	await printed.waitFor(patience);
	await paper.getByRole('heading', { name: '补充图表' }).waitFor(patience);
	await expect.poll(() => paper.getByText('全部投诉').count(), patience).toBeGreaterThan(0);
	await page.reload();
	await printed.waitFor(patience);
});

test('a note stands on its day in the calendar and in its table', async () => {
	const { page } = app;
	await go(page, 'overview');
	await page.getByTestId('note-add').click(patience);
	await page.getByTestId('note-on').fill('2025-03-12');
	await page.getByTestId('note-text').fill('停水<b>抢修</b>');
	await page.getByTestId('note-signer').fill('林岚');
	await page.getByTestId('control-save').click();
	await page.getByTestId('control-notes').waitFor(patience);
	await go(page, 'clauses');
	await page.getByTestId('tab-when').click(patience);
	const calendar = page.getByTestId('calendar-heat');
	const notes = calendar.getByTestId('chart-notes');
	await notes.waitFor(patience);
	expect(await notes.textContent()).toContain('2025-03-12 停水<b>抢修</b>（林岚）');
	await calendar.getByRole('button', { name: '图表菜单' }).click();
	await page.getByRole('menuitem', { name: '看表格' }).click();
	const cell = calendar.getByRole('cell', { name: '1 停水<b>抢修</b>' });
	await cell.first().waitFor(patience);
});

test('a side of a limit filters every view, and is taken back', async () => {
	const { page } = app;
	await go(page, 'clauses');
	await page.getByTestId('clause-row-dispatch').locator('th a').click(patience);
	const cards = page.getByTestId('clause-cards');
	await expect.poll(() => cards.getByTestId('chart').count(), patience).toBe(4);
	const all = await inView(page);
	await cards.getByTestId('chart').nth(1).focus();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	const outcome = () => new URL(page.url()).searchParams.get('outcome');
	await expect.poll(outcome, patience).toBe('dispatch:breached');
	await expect.poll(() => inView(page), patience).toBeLessThan(all);
	await page.keyboard.press('Enter');
	await expect.poll(outcome, patience).toBe(null);
	await expect.poll(() => inView(page), patience).toBe(all);
});
