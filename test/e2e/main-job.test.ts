import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { gbkLog, logComplaints, workbookLog } from './files.ts';
import { openApp, type App } from './harness.ts';
import { download, go, idle, importFile, inView, patience } from './steps.ts';

/** From a dropped log to the downloaded monthly report, in a real browser that can reach nothing but the app. */
for (const [kind, file] of [
	['an .xlsx workbook', workbookLog],
	['a GB18030 .csv', gbkLog]
] as const) {
	describe(`with ${kind}`, () => {
		let app: App;
		beforeAll(async () => {
			app = await openApp();
		});
		afterAll(async () => app?.close());
		afterEach(() => app.verify());

		test('a dropped log becomes the overview', async () => {
			await importFile(app.page, await file());
			expect(await inView(app.page)).toBe(logComplaints);
			const overview = app.page.getByTestId('overview');
			await overview.getByTestId('kpi-received').waitFor(patience);
			await idle(app.page);
			const charts = await overview.getByTestId('chart').all();
			expect(charts.length).toBeGreaterThan(2);
			for (const chart of charts) {
				// a picture is drawn once it is near the window
				await chart.scrollIntoViewIfNeeded(patience);
				await chart.locator('canvas, svg').first().waitFor(patience);
			}
			const text = (await overview.textContent()) ?? '';
			expect(text).not.toMatch(/undefined|NaN|\[object|null/);
			expect(await overview.locator('[data-testid^="clause-row-"]').count()).toBeGreaterThan(5);
		});

		test('a complaint tells its times, its clauses and where it stands in the file', async () => {
			const { page } = app;
			await go(page, 'complaints');
			const first = page.getByTestId('complaint-row').first();
			await first.getByRole('link').click(patience);
			await page.getByTestId('complaint-detail').waitFor(patience);
			await page.getByTestId('clause-dispatch').waitFor(patience);
			const text = (await page.locator('main').textContent()) ?? '';
			expect(text).toContain((await file()).name);
			expect(text).not.toMatch(/undefined|NaN|\[object/);
		});

		test('the monthly report is shown and downloaded as files that open', async () => {
			const { page } = app;
			await go(page, 'report');
			await page.getByTestId('paper').waitFor(patience);
			const paper = page.frameLocator('[data-testid="paper"]');
			await paper.locator('h1').first().waitFor(patience);

			const word = await download(page, 'download-docx');
			expect(word.name).toMatch(/\.docx$/);
			const parts = unzipSync(word.bytes);
			expect(strFromU8(parts['word/document.xml']!)).toContain('月报');

			const excel = await download(page, 'download-xlsx');
			const book = new ExcelJS.Workbook();
			await book.xlsx.load(excel.bytes as unknown as ArrayBuffer);
			expect(book.worksheets.length).toBeGreaterThan(1);
			expect(book.worksheets.some((sheet) => sheet.rowCount > 3)).toBe(true);

			const html = strFromU8((await download(page, 'download-html')).bytes);
			expect(html).toMatch(/^<!doctype html>/i);
			expect(html).not.toMatch(/(?:src|href)\s*=\s*["']?https?:/i);
		});

		test('what was imported is there after a reload and in another tab, and goes from both', async () => {
			await app.page.goto(app.address);
			await app.page.getByTestId('overview').waitFor(patience);
			expect(await inView(app.page)).toBe(logComplaints);
			const second = await app.tab();
			await second.getByTestId('overview').waitFor(patience);
			expect(await inView(second)).toBe(logComplaints);
			await go(second, 'import');
			await second.getByTestId('undo').click(patience);
			await second.getByTestId('undo-yes').click(patience);
			await app.page.getByTestId('demo-button').waitFor(patience);
			await second.close();
		});
	});
}
