import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, inView, openDemo, patience, undimmed } from './steps.ts';

describe('fair comparison', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	const said = (id: string) => app.page.getByTestId(id).textContent(patience);

	test('tabs lead from page to page by pointer and by keyboard, keep the filter, and say where one is', async () => {
		const { page } = app;
		await page.getByTestId('tab-sites').click(patience);
		await expect.poll(() => said('sites'), patience).toMatch(/每千户每月投诉：.*高于总体/s);
		expect(await page.getByTestId('tab-sites').getAttribute('aria-current')).toBe('page');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Enter');
		await expect.poll(() => said('people'), patience).toContain('不排名次');
		expect(await page.getByTestId('tab-people').getAttribute('aria-current')).toBe('page');
		expect(await axe(app.page)).toEqual([]);
	});

	test('handlers and recorders are listed by how much they do', async () => {
		const { page } = app;
		await page.getByTestId('recorders').click(patience);
		await expect.poll(() => said('people'), patience).toContain('派单达标率');
		await undimmed(page);
		const counts = await page
			.locator('[data-testid="people"] tbody tr td:nth-child(2)')
			.evaluateAll((cells) => cells.map((cell) => Number(cell.textContent?.replaceAll(',', ''))));
		expect(counts.length).toBeGreaterThan(2);
		expect([...counts].sort((a, b) => b - a)).toEqual(counts);
	});

	test('channels add up to all complaints; those of third parties stand apart', async () => {
		const { page } = app;
		const all = await inView(page);
		await page.getByTestId('tab-channels').click(patience);
		await expect.poll(() => said('channels'), patience).toMatch(/经第三方或媒体的 \d+ 件/);
		await undimmed(page);
		const [third = [], each = []] = await page
			.locator('[data-testid="channels"] table')
			.evaluateAll((tables) =>
				tables.map((table) =>
					[...table.querySelectorAll('tbody td:nth-child(2)')].map((cell) =>
						Number(cell.textContent?.replaceAll(',', ''))
					)
				)
			);
		const sum = (counts: number[]) => counts.reduce((total, n) => total + n, 0);
		expect(sum(each)).toBe(all);
		expect(await said('channels')).toContain(`经第三方或媒体的 ${sum(third)} 件`);
		expect(await axe(app.page)).toEqual([]);
	});

	test('sites are compared by another measure, and a figure leads to exactly its complaints', async () => {
		const { page } = app;
		await page.getByTestId('tab-sites').click(patience);
		await page.getByTestId('measure').selectOption('breached:dispatch', patience);
		await expect.poll(() => said('sites'), patience).toMatch(/派单未达标率：/);
		await page.reload();
		await expect.poll(() => said('sites'), patience).toMatch(/派单未达标率：/);
		expect(await axe(app.page)).toEqual([]);
		const link = page.locator('[data-testid="sites"] tbody tr').first().locator('a').nth(1);
		const n = Number((await link.textContent())?.replaceAll(',', ''));
		await link.click();
		await expect.poll(() => inView(page), patience).toBe(n);
	});
});
