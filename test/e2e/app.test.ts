import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, go, idle, inView, openDemo, patience } from './steps.ts';

const shown = [
	'overview',
	'clauses',
	'fines',
	'satisfaction',
	'complaints',
	'report',
	'import',
	'rulebook',
	'settings'
];

describe('with the demo', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	test('one click makes the first page alive', async () => {
		await openDemo(app.page);
		expect(await inView(app.page)).toBeGreaterThan(2900);
	});

	test.each(shown)('the page %s is alive and axe finds nothing', async (id) => {
		const { page } = app;
		await go(page, id);
		await page.locator('main h1').first().waitFor(patience);
		await idle(page);
		const text = (await page.locator('main').textContent()) ?? '';
		expect(text.length).toBeGreaterThan(60);
		expect(text).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
		expect(await axe(page)).toEqual([]);
	});

	test('the language changes at once and stays', async () => {
		const { page } = app;
		await go(page, 'overview');
		await page.getByTestId('locale-zh-Hant').first().click(patience);
		await expect.poll(() => page.getByTestId('nav-overview').first().textContent()).toContain('總覽');
		await page.getByTestId('locale-en').first().click();
		await expect.poll(() => page.getByTestId('nav-overview').first().textContent()).toContain('Overview');
		await page.reload();
		await page.getByTestId('overview').waitFor(patience);
		const interfaceText = await page.locator('nav').first().textContent();
		expect(interfaceText).toContain('Overview');
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
		await page.getByTestId('locale-zh-CN').first().click();
	});

	test('a filter is part of the address', async () => {
		const { page } = app;
		const all = await inView(page);
		await page.goto(`${app.address}?validity=valid`);
		await page.getByTestId('overview').waitFor(patience);
		await expect.poll(() => inView(page)).toBeLessThan(all);
		await page.getByTestId('reset').click();
		await expect.poll(() => inView(page)).toBe(all);
	});

	test('the app opens without its server once it was there', async () => {
		const { page } = app;
		await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
		await app.stopServer();
		await page.reload();
		await page.getByTestId('overview').waitFor(patience);
		expect(await inView(page)).toBeGreaterThan(2900);
		app.forgive();
	});
});
