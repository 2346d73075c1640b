import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, download, go, openDemo, patience } from './steps.ts';

describe('recurring issues, corrective actions and today’s desk', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	const heading = async () => (await app.page.locator('main h1').textContent(patience)) ?? '';

	test('an issue says why it is listed, and is made a corrective action', async () => {
		const { page } = app;
		// the overview says that there are some, and leads there
		await page.getByRole('link', { name: /个反复出现的问题还没有立项纠正/ }).click(patience);
		await page.getByTestId('recurring').waitFor(patience);
		await page.getByTestId('kind-spike').click(patience);
		await page.getByTestId('issue-open').first().click(patience);
		const details = page.getByTestId('issue-details');
		await expect.poll(() => details.textContent(patience), patience).toMatch(/概率 p [<=].*q [<=]/s);
		await expect.poll(() => details.locator('tbody a').count(), patience).toBeGreaterThan(3);
		expect(await axe(app.page)).toEqual([]);
		await page.getByTestId('issue-act').first().click();
		await page.getByTestId('action-title').waitFor(patience);
		await expect
			.poll(() => page.getByTestId('action-triggers').inputValue())
			.toMatch(/^\d{4}-\d\d( \d{4}-\d\d)*$/);
		await page.getByTestId('action-owner').fill('工程主管');
		await page.getByTestId('action-due').fill('2025-06-15');
		await page.getByTestId('cause-add').click();
		await page.getByTestId('why').fill('没有疏通计划');
		await page.getByTestId('cause-group').selectOption('method');
		await page.getByTestId('action-by').fill('品质经理');
		expect(await axe(app.page)).toEqual([]);
		await page.getByTestId('action-save').click();
		await expect.poll(heading, patience).toMatch(/^CA-\d{4}-001/);
	});

	test('it goes on by its rules, its effect is told, and it is kept', async () => {
		const { page } = app;
		await page.getByTestId('step-by').fill('品质经理', patience);
		for (const state of ['plan', 'do']) await page.getByTestId(`to-${state}`).click(patience);
		await expect.poll(() => page.getByTestId('to-check').isDisabled(), patience).toBe(true);
		await page.getByTestId('action-done').fill('2025-02-10');
		await page.getByTestId('action-triggers').fill('2024-11');
		await page.getByTestId('action-save').click();
		await page.locator('[data-testid="to-check"]:enabled').click(patience);
		await expect
			.poll(() => page.getByTestId('effect').textContent(patience), patience)
			.toMatch(/以往：\d+ 个月/);
		expect(await axe(app.page)).toEqual([]);
		// the same issue was found again in April and June
		await page.reload();
		await expect
			.poll(() => page.locator('main').textContent(patience), patience)
			.toContain('又发现了同一问题');
		await page.getByTestId('tab-actions').click();
		await expect.poll(() => page.getByTestId('board').textContent(patience), patience).toContain('重开');
		expect(await axe(app.page)).toEqual([]);
	});

	test('the register goes to a file and comes back from it', async () => {
		const { page } = app;
		const file = await download(page, 'actions-save');
		expect(JSON.parse(file.bytes.toString()).actions).toHaveLength(1);
		await page.getByTestId('board-action').locator('a').click(patience);
		await page.getByTestId('action-delete').click(patience);
		await page.getByTestId('action-delete-yes').click();
		await expect.poll(heading, patience).toBe('还没有纠正措施');
		await page
			.getByTestId('actions-file')
			.setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
		await expect.poll(() => page.getByTestId('board-action').count(), patience).toBe(1);
	});

	test('the desk says what is due and whose turn it is, and leads to the complaint', async () => {
		const { page } = app;
		await go(page, 'overview');
		await page.getByTestId('tab-desk').click(patience);
		await expect.poll(() => page.getByTestId('desk-row').count(), patience).toBeGreaterThan(0);
		await expect.poll(() => page.getByTestId('desk-actions').textContent()).toContain('重开');
		expect(await axe(app.page)).toEqual([]);
		const all = await page.getByTestId('desk-row').count();
		const person = page.getByTestId('desk-person').last();
		const name = (await person.textContent()) ?? '';
		await person.click();
		await expect.poll(() => page.locator('main').textContent(), patience).toContain(`只看${name.trim()}的`);
		await expect.poll(() => page.getByTestId('desk-row').count(), patience).toBeLessThan(all);
		await page.getByTestId('desk-row').locator('a').first().click();
		await expect.poll(() => page.url(), patience).toContain('/complaint/?id=');
	});
});
