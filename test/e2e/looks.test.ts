import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, go, inView, left, markLeft, openDemo, patience, undimmed } from './steps.ts';

/** Pages beside those of the rail that no other test holds against axe in the dark. */
const pages = ['desk', 'sites', 'people', 'channels', 'durations', 'when', 'recurring', 'terms', 'actions'];

describe('how it looks', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	/** Follows a link that is on no page, within the app, and waits until the page before it is gone. */
	const visit = async (path: string) => {
		const { page } = app;
		const link = await page.evaluateHandle((href) => {
			const made = document.createElement('a');
			made.href = href;
			document.body.append(made);
			return made;
		}, `${app.address}${path}`);
		await link.evaluate(markLeft);
		await link.evaluate((made) => made.click());
		await left(page);
		await link.evaluate((made) => made.remove());
		await page.locator('main h1').first().waitFor(patience);
		await undimmed(page);
	};
	/** By how many pixels the page is wider than its window. */
	const over = () =>
		app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

	test('a part of a limit filters every view, by pointer and by keyboard, and is taken back the same way', async () => {
		const { page } = app;
		const all = await inView(page);
		const row = page.getByTestId('clause-row-dispatch');
		const breached = Number((await row.locator('a.breached').textContent())!.replaceAll(',', ''));
		const part = row.getByRole('toolbar').locator('button.breached');
		await part.click();
		await expect.poll(() => inView(page), patience).toBe(breached);
		expect(new URL(page.url()).searchParams.get('outcome')).toBe('dispatch:breached');
		await expect.poll(() => part.getAttribute('aria-pressed')).toBe('true');
		await row.getByRole('toolbar').locator('button.met').focus();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Enter');
		await expect.poll(() => inView(page), patience).toBe(all);
	});

	test('on paper charts are lines as wide as the sheet, on white, also from the dark theme', async () => {
		const { page } = app;
		await undimmed(page);
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		await page.setViewportSize({ width: 718, height: 1000 });
		const chart = page.getByTestId('overview').locator('.paper svg').first();
		await chart.waitFor(patience);
		await expect.poll(() => page.getByTestId('chart').first().isVisible()).toBe(false);
		const { ground, width } = await chart.evaluate((svg) => ({
			ground: getComputedStyle(svg.closest('section')!).backgroundColor,
			width: svg.getBoundingClientRect().width / svg.parentElement!.getBoundingClientRect().width
		}));
		expect(ground).toBe('rgb(255, 255, 255)');
		expect(width).toBeCloseTo(1, 2);
		await expect.poll(over).toBe(0);
		await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
		await page.getByTestId('chart').first().waitFor(patience);
	});

	test.each(pages)(
		'the page %s holds in the dark and on the narrowest phone, and axe finds nothing',
		async (id) => {
			const { page } = app;
			await page.setViewportSize({ width: 360, height: 780 });
			await visit(`${id}/`);
			await expect.poll(over, patience).toBe(0);
			expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
			expect(await axe(page, 'main')).toEqual([]);
		}
	);

	test('the gallery shows every chart on paper colours and in hard cases, and axe finds nothing', async () => {
		const { page } = app;
		await page.setViewportSize({ width: 1280, height: 900 });
		await visit('gallery/');
		const charts = page.getByTestId('chart');
		const all = await charts.count();
		expect(all).toBeGreaterThan(6);
		await page.getByTestId('surface-print').click();
		await page.getByTestId('case').selectOption('three');
		await expect.poll(() => charts.count(), patience).toBeLessThan(all);
		expect(await charts.count()).toBeGreaterThan(6);
		expect(await axe(page, 'main')).toEqual([]);
		await go(page, 'overview');
		await page.getByTestId('overview').waitFor(patience);
	});

	test.each(['', 'clauses/'])(
		'what was drawn for a wide window is not wider than a narrow one: /%s',
		async (path) => {
			const { page } = app;
			await page.setViewportSize({ width: 1280, height: 900 });
			await visit(path);
			await expect
				.poll(() => page.locator('[data-testid="chart"] canvas').count(), patience)
				.toBeGreaterThan(0);
			await page.setViewportSize({ width: 390, height: 780 });
			await expect.poll(over, patience).toBe(0);
		}
	);

	test('what is still fading in is no fault to axe', async () => {
		const { page } = app;
		await undimmed(page);
		await page.locator('main').evaluate((main) => {
			const fading = document.createElement('p');
			fading.id = 'fading';
			fading.textContent = '渐渐清楚';
			main.append(fading);
			fading.animate({ opacity: [0.2, 1] }, 1500);
		});
		expect(await axe(page)).toEqual([]);
		await page.locator('#fading').evaluate((fading) => fading.remove());
	});

	test('a fault would be found by axe', async () => {
		const { page } = app;
		await page.locator('main').evaluate((main) => {
			const pale = document.createElement('p');
			pale.id = 'pale';
			pale.textContent = '看不清';
			pale.style.cssText = 'color: #777; background: #666';
			main.append(pale);
		});
		const found = await axe(page);
		expect(JSON.stringify(found)).toMatch(/^\[\["color-contrast",\["<p id=\\"pale\\"/);
		await page.locator('#pale').evaluate((pale) => pale.remove());
	});
});
