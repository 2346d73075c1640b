import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, download, go, idle, openDemo, patience, undimmed } from './steps.ts';

describe('the ledger of fines', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	const title = async () => (await app.page.getByTestId('fines-title').textContent(patience)) ?? '';
	const sum = async () => Number(/¥([\d,]+)/.exec(await title())?.[1]?.replaceAll(',', ''));
	const settled = () => idle(app.page);

	test('a line opens with the article, the times, who and why', async () => {
		const { page } = app;
		await go(page, 'fines');
		await page.getByTestId('ledger-article').selectOption('7', patience);
		await expect.poll(() => page.getByTestId('fine-row').count(), patience).toBeGreaterThan(3);
		await page.getByTestId('open-line').first().click(patience);
		const sheet = page.getByTestId('fine-sheet');
		await expect.poll(() => sheet.textContent()).toMatch(/第 7 条 派单.*起算.*超过.*投诉记录上写明/s);
		await undimmed(page);
		expect(await axe(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await sheet.waitFor({ state: 'detached' });
	});

	test('lines that are waived leave the sum by their own amount, stay, and are kept', async () => {
		const { page } = app;
		const before = await sum();
		await page.getByTestId('choose').nth(0).check(patience);
		await page.getByTestId('choose').nth(1).check();
		await page.getByTestId('waive-chosen').click();
		const said = (await page.getByTestId('waive-dialog').textContent()) ?? '';
		const amount = Number(/¥([\d,]+)/.exec(said)?.[1]);
		expect(amount).toBeGreaterThan(0);
		expect(await page.getByTestId('waive-yes').isDisabled()).toBe(true);
		await page.getByTestId('reason').fill('系统停机');
		await page.getByTestId('signer').fill('客服主任');
		await undimmed(page);
		expect(await axe(page)).toEqual([]);
		await page.getByTestId('waive-yes').click();
		await expect.poll(sum, patience).toBe(before - amount);

		await settled();
		await page.reload();
		await expect.poll(sum, patience).toBe(before - amount);
		await page.getByTestId('ledger-status').selectOption('waived', patience);
		await expect.poll(() => page.getByTestId('fine-row').count(), patience).toBe(2);
		expect(await page.getByTestId('fine-row').first().textContent()).toContain('系统停机（客服主任');
		await undimmed(page);
		expect(await axe(page)).toEqual([]);

		await go(page, 'settings');
		const file = await download(page, 'decisions-save');
		expect(JSON.parse(file.bytes.toString()).waivers).toHaveLength(2);
		await go(page, 'fines');
		await page.getByTestId('ledger-status').selectOption('waived', patience);
		await expect.poll(() => page.getByTestId('fine-row').count(), patience).toBe(2);

		await page.getByTestId('choose-all').check();
		await page.getByTestId('restore-chosen').click();
		await expect.poll(sum, patience).toBe(before);
		await expect.poll(() => page.getByTestId('fine-row').count(), patience).toBe(0);

		await settled();
		await go(page, 'settings');
		await page.getByTestId('decisions-file').setInputFiles({
			name: file.name,
			mimeType: 'application/json',
			buffer: file.bytes
		});
		await expect
			.poll(() => page.getByTestId('decisions-count').textContent(), patience)
			.toContain('已豁免 2 笔');
		await settled();
		await go(page, 'fines');
		await expect.poll(sum, patience).toBe(before - amount);
	});

	test('the month of a person is a form to print or download, and so are the proposals against contractors', async () => {
		const { page } = app;
		await page.getByTestId('deductions').waitFor(patience);
		expect((await download(page, 'deductions-xlsx')).name).toMatch(/^月度扣罚明细表 .*\.xlsx$/);
		expect((await download(page, 'sanctions-docx')).name).toMatch(/^施工单位处罚单 .*\.docx$/);
		expect(await page.getByTestId('recorded').textContent()).toContain('只有重算有');
	});
});
