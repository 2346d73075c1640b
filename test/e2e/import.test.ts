import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Given } from './files.ts';
import { openApp, type App } from './harness.ts';
import { axe, download, drop, go, idle, importFile, inView, patience } from './steps.ts';

const log = (name: string, ...rows: string[]): Given => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(`投诉编号,投诉时间,投诉内容,满意度,值班\n${rows.join('\n')}\n`)
});
const may = log(
	'五月.csv',
	'1,2025-05-01 09:00,漏水,好得很,甲',
	'2,2025-05-02 09:00,停电,一般,乙',
	'3,昨天,噪音,满意,丙'
);
const june = log(
	'六月.csv',
	'2,2025-05-02 09:00,停电,满意,乙',
	'3,昨天,噪音,满意,丙',
	'4,2025-06-01 09:00,垃圾,好得很,丁'
);

/** What comes between a file and what counts: mappings, the review, replacing, and rows to correct. */
describe('an import that is looked at twice', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	test('a mapping is saved, read back, and axe finds nothing while a file is checked', async () => {
		const { page } = app;
		await drop(page, may);
		const duty = page.getByTestId('column-5').getByRole('combobox');
		await duty.selectOption('recorder', patience);
		const bar = page.locator('.bar', { has: page.getByTestId('import-confirm') });
		await expect.poll(() => bar.textContent()).toContain('将导入 3 行');
		expect(await bar.textContent()).not.toContain('跳过');
		await page.getByLabel('好得很 的含义').selectOption('very_satisfied', patience);
		const saved = await download(page, 'mapping-save');
		expect(JSON.parse(saved.bytes.toString())).toMatchObject({
			columns: { 值班: 'recorder' },
			values: { satisfaction: { 好得很: 'very_satisfied' } }
		});
		await duty.selectOption('', patience);
		const file = { name: 'm.json', mimeType: 'application/json', buffer: saved.bytes };
		await page.getByTestId('mapping-input').setInputFiles(file);
		await page.getByTestId('mapping-in-use').waitFor(patience);
		await expect.poll(() => duty.inputValue()).toBe('recorder');
		expect(await axe(page)).toEqual([]);
		await page.getByTestId('import-confirm').click(patience);
		await page.getByTestId('overview').waitFor(patience);
	});

	test('the next file of that shape is read the same way, unless it is not wanted, and says what is new', async () => {
		const { page } = app;
		await go(page, 'import');
		await drop(page, june);
		await page.getByTestId('mapping-in-use').waitFor(patience);
		const duty = page.getByTestId('column-5').getByRole('combobox');
		await expect.poll(() => duty.inputValue()).toBe('recorder');
		await page.getByTestId('review').waitFor(patience);
		await idle(page);
		const counts = ['fresh', 'changed', 'same'].map((id) => page.getByTestId(`review-${id}`).textContent());
		expect(await Promise.all(counts)).toEqual(['1', '1', '1']);
		await page.getByTestId('mapping-ignore').click();
		await expect.poll(() => duty.inputValue()).toBe('');
		await page.getByTestId('import-leave').click();
	});

	test('the page of imports lists them also where it is the first page opened, and counts no header as left out', async () => {
		const { page } = app;
		await go(page, 'import');
		const rows = page.getByTestId('batch-row');
		await expect.poll(() => rows.count()).toBe(1);
		for (const path of ['import/', 'import']) {
			await page.goto(app.address + path);
			expect(new URL(page.url()).pathname.endsWith('/import/')).toBe(true);
			await rows.first().waitFor(patience);
			const text = await rows.first().textContent();
			expect([text?.includes('五月.csv'), text?.includes('3 行'), text?.includes('跳过')]).toEqual([
				true,
				true,
				false
			]);
		}
		await page.reload();
		await rows.first().waitFor(patience);
		expect(await rows.count()).toBe(1);
	});

	test('rows with problems are downloaded, corrected and imported again', async () => {
		const { page } = app;
		await go(page, 'import');
		const { name, bytes } = await download(page, 'problem-rows');
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(bytes as unknown as ArrayBuffer);
		const sheet = book.worksheets[0]!;
		expect((sheet.getRow(2).values as unknown[]).slice(1)).toEqual([
			'3',
			'昨天',
			'噪音',
			'满意',
			'丙',
			4,
			expect.stringMatching(/^[0-9a-f]{16}##4$/),
			'投诉时间',
			'无法读出日期'
		]);
		sheet.getCell('B2').value = '2025-05-03 09:00';
		await importFile(page, { name, mimeType: '', buffer: Buffer.from(await book.xlsx.writeBuffer()) });
		expect(await inView(page)).toBe(3);
	});

	test('a batch gives way to another file in its place', async () => {
		const { page } = app;
		await go(page, 'import');
		const rows = page.getByTestId('batch-row');
		await expect.poll(() => rows.count()).toBe(2);
		await expect.poll(() => rows.nth(1).textContent()).toContain('2025-05-01 至 2025-05-02');
		await rows.nth(1).getByTestId('replace').setInputFiles(june);
		await page.getByTestId('review').waitFor(patience);
		expect(await page.locator('main').textContent()).toContain('五月.csv');
		await page.getByTestId('import-confirm').click(patience);
		await page.getByTestId('overview').waitFor(patience);
		await idle(page);
		await go(page, 'import');
		await expect.poll(() => rows.count()).toBe(2);
		await expect.poll(() => rows.nth(1).textContent()).toContain('六月.csv');
		expect(await axe(page)).toEqual([]);
	});
});
