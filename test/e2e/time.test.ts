import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, go, inView, openDemo, patience, undimmed } from './steps.ts';

let app: App;
beforeAll(async () => {
	app = await openApp();
	await openDemo(app.page);
});
afterAll(async () => app?.close());
afterEach(() => app.verify());

/** Nothing is found by axe, and no place in a sentence is left unfilled. */
async function sound() {
	await undimmed(app.page);
	const text = (await app.page.locator('main').textContent()) ?? '';
	expect(text).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
	expect(await axe(app.page)).toEqual([]);
}

test('a clause is shown over time, by delay, by hour and by site, and its breaches are listed', async () => {
	const { page } = app;
	await go(page, 'clauses');
	await page.getByTestId('clause-row-dispatch').locator('th a').click(patience);
	const cards = page.getByTestId('clause-cards');
	await expect.poll(() => cards.getByTestId('chart').count(), patience).toBe(4);
	await expect.poll(() => cards.textContent(), patience).toContain('在时限之内');
	await expect.poll(() => page.getByTestId('control-conclusion').count()).toBe(1);
	await expect.poll(() => page.getByTestId('clause-rule').textContent(), patience).toContain('5 分钟');
	await sound();
});

test('time taken is compared by any dimension, with the test and the numbers at risk', async () => {
	const { page } = app;
	await page.getByTestId('tab-durations').click(patience);
	const card = page.getByTestId('survival');
	await expect.poll(() => card.getByTestId('survival-test').textContent(), patience).toContain('χ²');
	await page.getByTestId('survival-by').selectOption('site');
	await expect.poll(() => card.locator('h2').textContent(), patience).toContain('按项目看');
	expect(page.url()).toContain('by=site');
	const first = card.locator('tbody tr').first();
	const atStart = await first.locator('td').nth(1).textContent();
	expect(Number(atStart?.replaceAll(',', ''))).toBeGreaterThan(100);
	await page.getByTestId('stage-flow').waitFor(patience);
	await sound();
});

test('an hour of the week filters every view, and is taken back', async () => {
	const { page } = app;
	await page.getByTestId('tab-when').click(patience);
	await page.getByTestId('calendar-heat').waitFor(patience);
	await expect.poll(() => page.getByTestId('chart').count(), patience).toBe(3);
	await sound();
	const all = await inView(page);
	const week = page.getByTestId('chart').nth(1);
	await week.focus();
	for (let hour = 0; hour <= 9; hour++) await page.keyboard.press('ArrowRight');
	const said = page.getByTestId('chart-said').nth(1);
	await expect.poll(() => said.textContent(), patience).toContain('周一 9时');
	const told = Number(/(\d+)\D*$/.exec((await said.textContent()) ?? '')?.[1]);
	await page.keyboard.press('Enter');
	await expect.poll(() => new URL(page.url()).searchParams.get('hour'), patience).toBe('9');
	expect(new URL(page.url()).searchParams.get('weekday')).toBe('1');
	await expect.poll(() => inView(page), patience).toBe(told);
	await page.keyboard.press('Enter');
	await expect.poll(() => inView(page), patience).toBe(all);
});
