import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, openDemo, patience } from './steps.ts';

describe('a chart in full screen', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	const menu = () => app.page.getByRole('button', { name: '图表菜单' }).first();
	const full = () => app.page.getByTestId('full-screen');
	const picture = () => full().getByTestId('chart');
	async function enter() {
		await menu().focus();
		await app.page.keyboard.press('Enter');
		await app.page.getByTestId('to-full-screen').focus();
		await app.page.keyboard.press('Enter');
		await picture().waitFor(patience);
	}

	test('fills the page, is left by Escape, and the keyboard stands where it stood', async () => {
		const { page } = app;
		for (const [width, height] of [
			[1280, 900],
			[390, 800]
		] as const) {
			await page.setViewportSize({ width, height });
			await enter();
			await expect
				.poll(async () => ((await picture().boundingBox())?.height ?? 0) / height, patience)
				.toBeGreaterThan(0.6);
			const box = (await picture().boundingBox())!;
			expect(box.width).toBeGreaterThan(width * 0.9);
			expect(box.y + box.height).toBeLessThanOrEqual(height);
			expect(await axe(page, '[data-testid="full-screen"]')).toEqual([]);
			await page.keyboard.press('Escape');
			await full().waitFor({ state: 'detached', ...patience });
			await expect
				.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), patience)
				.toBe('图表菜单');
		}
		await page.setViewportSize({ width: 1280, height: 900 });
	});

	test('is read and picked by keyboard as on the page', async () => {
		const { page } = app;
		await enter();
		await picture().focus();
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => full().getByTestId('chart-said').textContent(), patience).not.toBe('');
		const before = page.url();
		await page.keyboard.press('Enter');
		await expect.poll(() => page.url(), patience).not.toBe(before);
		await full().waitFor(patience);
		await page.getByTestId('leave-full-screen').click();
		await full().waitFor({ state: 'detached', ...patience });
	});
});
