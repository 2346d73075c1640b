import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, go, inView, openDemo, patience, undimmed } from './steps.ts';

/** The card with this chart, found by what stands in its definition. */
const card = (page: Page, definition: string): Locator => page.locator('.card', { hasText: definition });
const trend = (page: Page) => card(page, '中心线与控制限');
const categories = (page: Page) => card(page, '帕累托图');

/** Clicks at a part of a picture's width and height. */
async function clickAt(chart: Locator, x: number, y: number, modifiers: ('Control' | 'Shift')[] = []) {
	const box = (await chart.boundingBox())!;
	await chart.click({ position: { x: box.width * x, y: box.height * y }, modifiers, ...patience });
}

const search = (page: Page) => new URL(page.url()).searchParams;
/** Once the page under this address has been answered. */
async function seen(page: Page, ready: (search: URLSearchParams) => boolean): Promise<number> {
	await expect.poll(() => ready(search(page)), patience).toBe(true);
	await undimmed(page);
	return inView(page);
}

describe('clicks in charts filter every view', () => {
	let app: App;
	let all = 0;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
		all = await inView(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	test('a month is picked beside its mark, and taken back; back and forward follow', async () => {
		const { page } = app;
		const chart = trend(page).getByTestId('chart');
		await clickAt(chart, 0.5, 0.8);
		const some = await seen(page, (s) => /^\d{4}-\d{2}$/.test(s.get('month') ?? ''));
		expect(some).toBeLessThan(all);
		expect(await page.getByTestId('chip-period').textContent()).not.toContain('全部');
		await page.goBack();
		await expect.poll(() => inView(page), patience).toBe(all);
		await page.goForward();
		await expect.poll(() => inView(page), patience).toBe(some);
		await clickAt(chart, 0.5, 0.8);
		expect(await seen(page, (s) => !s.has('month'))).toBe(all);
	});

	test('a stretch of the way and how complaints stand to a stage filter, and lead to the rows counted', async () => {
		const { page } = app;
		await go(page, 'clauses');
		await page.getByTestId('tab-durations').click(patience);
		const way = page.getByTestId('stages');
		const flow = page.getByTestId('stage-flow');
		await flow.getByTestId('chart').waitFor(patience);
		await undimmed(page);

		await clickAt(way.getByTestId('chart'), 0.5, 0.3);
		const within = await seen(page, (s) => /^\w+_at:\w+_at$/.test(s.get('stretch') ?? ''));
		expect(within).toBeGreaterThan(0);
		expect(within).toBeLessThan(all);
		const chip = page.getByRole('group', { name: '筛选' });
		expect(await chip.textContent()).toMatch(/从.+到.+：走完的和还在其中的/);
		await page.goBack();
		expect(await seen(page, (s) => !s.has('stretch'))).toBe(all);

		// where open ones stand is said in words at the right end of a row
		const box = (await flow.getByTestId('chart').boundingBox())!;
		await flow
			.getByTestId('chart')
			.click({ position: { x: box.width - 60, y: 52 + (box.height - 60) * (3.5 / 8) }, ...patience });
		const still = await seen(page, (s) => s.get('stage') === 'accepted_at:here');
		expect(still).toBeGreaterThan(0);
		expect(await chip.textContent()).toContain('未办结，停在接单');
		await page.goBack();
		expect(await seen(page, (s) => !s.has('stage'))).toBe(all);

		await flow.getByTestId('chart').focus();
		const said = flow.getByTestId('chart-said');
		await page.keyboard.press('End');
		await page.keyboard.press('ArrowUp');
		await expect.poll(() => said.textContent(), patience).not.toBe('');
		const rows = flow.getByTestId('chart-rows');
		const told = Number(((await rows.textContent(patience)) ?? '').replaceAll(/\D/g, ''));
		expect(told).toBeGreaterThan(0);
		await page.keyboard.press('Enter');
		expect(await seen(page, (s) => s.has('stage'))).toBe(told);
		await page.getByTestId('reset').click(patience);
		expect(await seen(page, (s) => !s.has('stage'))).toBe(all);
		await go(page, 'overview');
	});

	test('the pointer drawn along the months sets the period', async () => {
		const { page } = app;
		const chart = trend(page).getByTestId('chart');
		await chart.scrollIntoViewIfNeeded();
		const box = (await chart.boundingBox())!;
		await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.5);
		await page.mouse.down();
		await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5, { steps: 5 });
		await page.mouse.up();
		expect(await seen(page, (s) => s.has('from') && s.has('to'))).toBeLessThan(all);
		expect(search(page).get('from')! < search(page).get('to')!).toBe(true);
		await page.getByTestId('reset').click();
		expect(await seen(page, (s) => s.size === 0)).toBe(all);
	});

	test('categories add up, and what is chosen keeps the others to choose among', async () => {
		const { page } = app;
		const chart = categories(page).getByTestId('chart');
		await clickAt(chart, 0.2, 0.6);
		const one = await seen(page, (s) => s.getAll('category').length === 1);
		await clickAt(chart, 0.4, 0.6, ['Control']);
		const two = await seen(page, (s) => s.getAll('category').length === 2);
		expect(two).toBeGreaterThan(one);
		await expect.poll(() => page.getByTestId('chip-category').textContent()).toContain('2 项');
		await page.getByTestId('in-view').click();
		await expect
			.poll(() => page.locator('h1').first().textContent(), patience)
			.toContain(two.toLocaleString('en'));
		expect(search(page).getAll('category')).toHaveLength(2);
		await page.goBack();
		await page.getByTestId('overview').waitFor(patience);
		await page.getByTestId('reset').click();
		expect(await seen(page, (s) => s.size === 0)).toBe(all);
	});

	test('without a mouse: arrows tell each mark, Enter picks it, Tab leads to its rows', async () => {
		const { page } = app;
		const place = categories(page);
		await place.getByTestId('chart').focus();
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => place.getByTestId('chart-said').textContent()).toMatch(/数量，\d/);
		const lead = place.getByTestId('chart-rows');
		const n = Number(/\d[\d,]*/.exec((await lead.textContent())!)![0].replaceAll(',', ''));
		expect(await axe(page)).toEqual([]);
		await page.keyboard.press('Enter');
		expect(await seen(page, (s) => s.has('category'))).toBe(n);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.waitForURL(/complaints/, patience);
		await expect.poll(() => inView(page), patience).toBe(n);
		await page.goBack();
		await page.getByTestId('overview').waitFor(patience);
		await page.getByTestId('reset').click();
		expect(await seen(page, (s) => s.size === 0)).toBe(all);
	});

	test('the table behind a chart picks and leads on as its marks do', async () => {
		const { page } = app;
		const place = categories(page);
		await place.getByRole('button', { name: '图表菜单' }).click();
		await page.getByRole('menuitem', { name: '看表格' }).click();
		const row = place.locator('tbody tr').first();
		const lead = (await row.getByRole('link').textContent())!;
		await row.getByRole('button').click();
		const n = await seen(page, (s) => s.has('category'));
		expect(Number(/\d[\d,]*/.exec(lead)![0].replaceAll(',', ''))).toBe(n);
		expect(await row.getByRole('button').getAttribute('aria-pressed')).toBe('true');
	});
});
