import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright';
import type { Given } from './files.ts';
import { openApp, type App } from './harness.ts';
import { axe, download, drop, go, idle, importFile, inView, patience } from './steps.ts';

const log = (name: string, ...rows: string[]): Given => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(`投诉编号,项目,投诉时间,投诉内容,满意度\n${rows.join('\n')}\n`)
});
const may = log(
	'五月.csv',
	'A,东苑,2025-05-01 09:00,漏水,满意',
	'B,东苑,2025-05-02 09:00,停电,一般',
	'C,西苑,2025-05-03 09:00,噪音,满意',
	',西苑,昨天,路灯,满意'
);
const east = log(
	'东苑五月.csv',
	'A,东苑,2025-05-01 09:00,漏水两处,满意',
	'D,东苑,2025-05-09 09:00,电梯,凑合',
	'D,东苑,2025-05-09 09:00,电梯,凑合'
);

const read = async (page: Page, ...ids: string[]): Promise<string[]> => {
	await page.getByTestId(`review-${ids[0]}`).waitFor(patience);
	await idle(page);
	return Promise.all(
		ids.map(async (id) => (await page.getByTestId(`review-${id}`).textContent())?.trim() ?? '')
	);
};
async function confirm(page: Page): Promise<void> {
	await page.getByTestId('import-confirm').click(patience);
	await page.getByTestId('overview').waitFor(patience);
	await idle(page);
}

/** From what a file would do, through what it did, to how it was before. */
describe('an import that is told beforehand, and taken back', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	test('says what is new and what changes, field by field and row by row, before anything counts', async () => {
		const { page } = app;
		await importFile(page, may);
		expect(await inView(page)).toBe(4);
		await go(page, 'import');
		await drop(page, east);
		expect(await read(page, 'fresh', 'changed', 'same', 'repeated')).toEqual(['1', '1', '0', '1']);
		await page.getByTestId('see-changed').click();
		await expect.poll(() => page.getByTestId('changes').textContent()).toContain('漏水两处');
		await expect.poll(() => page.getByTestId('changes').textContent()).toContain('五月.csv');
		await page.getByTestId('found-unknown_value').click();
		await expect.poll(() => page.getByTestId('places').locator('tbody tr').count()).toBe(2);
		await expect
			.poll(() => page.getByTestId('places').locator('tbody tr').first().textContent())
			.toMatch(/3.*凑合/);
		expect(await axe(page)).toEqual([]);
	});

	test('replaces a site-month where that is wanted, and says what no longer counts', async () => {
		const { page } = app;
		const months = page.getByTestId('site-months');
		expect(await months.getByRole('checkbox').first().isChecked()).toBe(false);
		expect(await months.locator('tbody tr').allTextContents()).toEqual([
			expect.stringMatching(/2025年5月.*东苑.*2.*3.*1/s)
		]);
		await page.getByTestId('replace-months').click();
		await expect.poll(() => page.getByTestId('review-gone').textContent()).toMatch('1');
		await idle(page);
		await page.getByTestId('see-gone').click();
		await expect.poll(() => page.getByTestId('changes').textContent()).toContain('B');
		expect(await axe(page)).toEqual([]);
		await confirm(page);
		expect(await inView(page)).toBe(4);
		await go(page, 'import');
		await page.getByTestId('versions-replaced').click();
		await expect.poll(() => page.getByTestId('versions').locator('tbody tr').count()).toBe(2);
		expect(await axe(page)).toEqual([]);
	});

	test('shows the earlier row of a complaint with what changed', async () => {
		const { page } = app;
		await page.getByTestId('versions').getByRole('link').first().click();
		const history = page.getByTestId('history');
		await history.waitFor(patience);
		await idle(page);
		const text = await history.textContent();
		for (const part of ['五月.csv 第 2 行', '东苑五月.csv 第 2 行', '漏水', '漏水两处'])
			expect(text).toContain(part);
		expect(await axe(page)).toEqual([]);
		await go(page, 'complaints');
		const marked = page.getByTestId('complaint-row').filter({ has: page.locator('small') });
		await expect.poll(() => marked.count()).toBe(1);
		expect(await marked.first().textContent()).toContain('A');
	});

	test('says that a file saved again changes nothing, and one of the same name what it takes over', async () => {
		const { page } = app;
		await go(page, 'import');
		await drop(page, { ...east, name: '再存.csv', buffer: Buffer.from(`\uFEFF${east.buffer.toString()}`) });
		await page.getByTestId('review-idle').waitFor(patience);
		await page.getByTestId('import-leave').click();
		await drop(
			page,
			log(
				'五月.csv',
				'E,东苑,2025-05-20 09:00,门禁,',
				...Array<string>(2).fill(''),
				',西苑,2025-05-30 09:00,改了,满意'
			)
		);
		await page.getByTestId('review-taken').waitFor(patience);
		await page.getByTestId('import-leave').click();
	});

	test('rows to correct come back in the place of their originals, with or without a number', async () => {
		const { page } = app;
		const { name, bytes } = await download(page, 'problem-rows');
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(bytes as unknown as ArrayBuffer);
		const sheet = book.worksheets.find(({ name: one }) => one === '五月')!;
		expect(sheet.getCell('C2').value).toBe('昨天');
		sheet.getCell('C2').value = '2025-05-04 09:00';
		for (const other of book.worksheets) if (other !== sheet) book.removeWorksheet(other.id);
		await importFile(page, { name, mimeType: '', buffer: Buffer.from(await book.xlsx.writeBuffer()) });
		expect(await inView(page)).toBe(4);
	});

	test('a batch tells what it gave, gives its file, and asks before it is undone', async () => {
		const { page } = app;
		await go(page, 'import');
		const row = page.getByTestId('batch-row').filter({ hasText: '东苑五月.csv' });
		await row.getByTestId('batch-more').click();
		await expect.poll(() => row.getByTestId('batch-details').textContent()).toContain('东苑 2025年5月');
		const [got] = await Promise.all([
			page.waitForEvent('download', patience),
			row.getByTestId('batch-source').click()
		]);
		expect(got.suggestedFilename()).toBe('东苑五月.csv');
		await row.getByTestId('undo').click();
		await expect
			.poll(() => row.getByTestId('undo-question').textContent())
			.toMatch(/1 件投诉不再计入，1 件回到更早.*1 行会重新计入/s);
		expect(await axe(page)).toEqual([]);
		await row.getByTestId('undo-no').click();
		expect(await page.getByTestId('batch-row').count()).toBe(3);
		await row.getByTestId('undo').click();
		await row.getByTestId('undo-yes').click();
		await page.getByTestId('undone').waitFor(patience);
		await expect.poll(() => page.getByTestId('batch-row').count()).toBe(2);
		await idle(page);
		await go(page, 'overview');
		expect(await inView(page)).toBe(4);
	});

	test('what was remembered is seen, taken to a file, forgotten and taken back in', async () => {
		const { page } = app;
		await go(page, 'import');
		const known = page.getByTestId('memory');
		await expect.poll(() => known.count()).toBe(1);
		expect(await known.first().textContent()).toContain('投诉编号、项目、投诉时间');
		const saved = await download(page, 'memories-save');
		await page.getByTestId('memories-clear').click();
		await page.getByTestId('memories-clear-yes').click();
		await expect.poll(() => known.count()).toBe(0);
		const take = (text: string) =>
			page
				.getByTestId('memories-file')
				.setInputFiles({ name: saved.name, mimeType: 'application/json', buffer: Buffer.from(text) });
		await take('{"shapes": 3}');
		await page.getByTestId('refusal').first().waitFor(patience);
		await take(saved.bytes.toString());
		await page.getByTestId('memories-taken').waitFor(patience);
		await expect.poll(() => known.count()).toBe(1);
		expect(await axe(page)).toEqual([]);
		await known.first().getByTestId('memory-forget').click();
		await expect.poll(() => known.count()).toBe(0);
	});
});
