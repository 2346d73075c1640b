import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, openDemo, patience } from './steps.ts';

describe('the annual summary', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	test('is chosen beside the monthly report, stands in the address, and is read on the page', async () => {
		const { page } = app;
		await page.locator('nav a[href$="/report/"]').first().click(patience);
		await page.getByTestId('paper-annual').click(patience);
		await expect.poll(() => new URL(page.url()).searchParams.get('paper'), patience).toBe('annual');
		const paper = page.frameLocator('[data-testid="paper"]');
		await expect
			.poll(() => paper.locator('h1').first().textContent(patience), patience)
			.toContain('年度客户投诉处理工作总结');
		await expect.poll(() => paper.locator('body').textContent()).toContain('提请管理层决定的事项');
		expect(await axe(page)).toEqual([]);
	});

	test('is downloaded as Word', async () => {
		const { page } = app;
		const download = page.waitForEvent('download', patience);
		await page.getByTestId('download-docx').click(patience);
		expect((await download).suggestedFilename()).toContain('年度客户投诉处理工作总结');
	});

	test('gives way to a form that takes no more room than it has to say', async () => {
		const { page } = app;
		const height = async () => (await page.getByTestId('paper').boundingBox(patience))!.height;
		await expect.poll(height).toBeGreaterThan(3000);
		const long = await height();
		await page.getByTestId('paper-forms').click(patience);
		await page.getByTestId('report-kind').selectOption('suggestions', patience);
		const paper = page.frameLocator('[data-testid="paper"]');
		await expect
			.poll(() => paper.locator('h1').first().textContent(patience), patience)
			.toContain('产品建议表');
		await expect.poll(height, patience).toBeLessThan(long / 2);
		expect(await axe(page)).toEqual([]);
	});
});
