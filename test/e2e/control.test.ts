import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, openDemo, patience } from './steps.ts';

describe('control charts', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	const tested = async () => (await app.page.getByTestId('control-tested').textContent(patience)) ?? '';
	const notes = async () => (await app.page.getByTestId('control-notes').textContent(patience)) ?? '';

	test('the chart says what may be concluded and what was tested', async () => {
		const { page } = app;
		await expect.poll(tested, patience).toContain('离散检验');
		expect(await page.getByTestId('control-conclusion').textContent()).toMatch(
			/^(无特殊原因：不要|有特殊原因：)/
		);
	});

	test('a note and a new baseline are written with a name, and are there after a reload', async () => {
		const { page } = app;
		await page.getByTestId('note-add').click(patience);
		await page.getByTestId('note-on').fill('2024-11-12');
		await page.getByTestId('note-text').fill('暴雨，<b>地库</b>进水');
		expect(await page.getByTestId('control-save').isDisabled()).toBe(true);
		await page.getByTestId('note-signer').fill('王芳');
		expect(await axe(page)).toEqual([]);
		await page.getByTestId('control-save').click();
		await expect.poll(notes, patience).toContain('2024-11-12 暴雨，<b>地库</b>进水');

		await page.getByTestId('phase-add').click(patience);
		await page.getByTestId('phase-from').selectOption('2024-06', patience);
		await page.getByTestId('reason').fill('换了流程');
		await page.getByTestId('control-save').click();
		await expect.poll(notes, patience).toContain('从2024年6月起用新基线：换了流程（王芳）');
		await expect.poll(tested, patience).toContain('现基线自2024年6月起（第 2 段）');

		await page.reload();
		await expect.poll(tested, patience).toContain('现基线自2024年6月起（第 2 段）');
		expect(await notes()).toContain('暴雨');
		await page.getByTestId('control-notes').getByRole('button').last().click();
		await expect.poll(tested, patience).not.toContain('现基线');
	});
});
