import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, go, idle, openDemo, patience } from './steps.ts';

describe('what complaints say', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	test('is found as one types, marked in the list and on the complaint’s page', async () => {
		const { page } = app;
		await go(page, 'complaints');
		await page.getByTestId('complaint-row').first().waitFor(patience);
		await page.keyboard.press('/');
		await page.keyboard.type('電梯困人');
		await expect.poll(() => page.url(), patience).toContain('q=');
		const marks = page.locator('[data-testid="complaint-row"] mark');
		await expect.poll(() => marks.first().textContent(), patience).toBe('电梯困人');
		expect(await page.getByTestId('search').inputValue()).toBe('電梯困人');
		expect(await axe(app.page)).toEqual([]);

		await page.getByTestId('search').fill('夜班');
		const row = page.getByTestId('complaint-row').first();
		await expect.poll(() => row.textContent(), patience).toContain('录入班次');
		await row.locator('a').click();
		await page.getByTestId('complaint-detail').waitFor(patience);
		await expect.poll(() => page.locator('td mark').first().textContent(), patience).toBe('夜班');
	});

	test('and nearly the same is said by others is shown in groups, with what differs marked', async () => {
		const { page } = app;
		await go(page, 'recurring');
		await page.getByTestId('tab-similar').click(patience);
		await page.getByTestId('groups').waitFor(patience);
		const title = (await page.getByTestId('groups').locator('h2').textContent()) ?? '';
		const [complaints, groups] = [...title.matchAll(/[\d,]+/g)].map(([n]) => Number(n.replaceAll(',', '')));
		expect(complaints).toBeGreaterThan(2 * groups! - 1);
		expect(await axe(app.page)).toEqual([]);

		const first = page.getByTestId('groups').locator('tbody tr').first();
		const n = Number(await first.locator('td').nth(1).textContent());
		await first.locator('a').click();
		const rows = page.getByTestId('group').locator('li');
		await expect.poll(() => rows.count(), patience).toBe(n);
		await rows.first().locator('a').click();
		await expect.poll(() => page.getByTestId('near').locator('li').count(), patience).toBeGreaterThan(0);
		expect(await axe(app.page)).toEqual([]);
	});

	test('words are counted, compared with the month before, and lead to the complaints', async () => {
		const { page } = app;
		await go(page, 'recurring');
		await page.getByTestId('tab-terms').click(patience);
		await expect
			.poll(() => page.getByTestId('changes').locator('h2').textContent(), patience)
			.toMatch(/超出偶然/);
		expect(await axe(app.page)).toEqual([]);
		const first = page.getByTestId('frequent').locator('tbody tr').first();
		const n = Number(await first.locator('td').nth(1).textContent());
		await first.locator('a').click();
		const rows = page.getByTestId('complaint-row');
		await rows.first().waitFor(patience);
		await idle(page);
		const title = (await page.locator('h1').textContent()) ?? '';
		expect(Number(/\d+/.exec(title)?.[0])).toBeGreaterThanOrEqual(n);
		await expect.poll(() => rows.locator('mark').count(), patience).toBeGreaterThan(0);
	});
});
