import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { gb18030 } from '../support/gb18030.ts';
import { unrelated, type Given } from './files.ts';
import { openApp, type App } from './harness.ts';
import { axe, download, drop, go, idle, inView, patience } from './steps.ts';

const head = '投诉编号,投诉时间,投诉内容,满意度';
const csv = (...rows: string[]): string => `${head}\n${rows.join('\n')}\n`;
const given = (name: string, buffer: Buffer): Given => ({ name, mimeType: '', buffer });

async function bookOf(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Promise<Buffer> {
	const book = new ExcelJS.Workbook();
	for (const [name, rows] of Object.entries(sheets))
		book.addWorksheet(name, { state: name.startsWith('旧') ? 'hidden' : 'visible' }).addRows([...rows]);
	return Buffer.from(await book.xlsx.writeBuffer());
}

/** The last of what was confirmed is in, and everything is derived from it. */
async function settled(page: Page): Promise<void> {
	await page.getByTestId('import-confirm').waitFor({ state: 'detached', ...patience });
	await idle(page);
}
const outcomes = (page: Page) => page.getByTestId('outcome').allTextContents();
async function accessible(page: Page): Promise<void> {
	expect(await axe(page)).toEqual([]);
}
/** Pastes as a keyboard does, where the focus is. */
const paste = (page: Page, data: Readonly<Record<string, string>>, into = 'body') =>
	page.locator(into).evaluate((target, given) => {
		const clipboardData = new DataTransfer();
		for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
		target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, data);

/** The ways in besides one file: many, a folder, the clipboard, and the sheets of a workbook. */
describe('what people have comes in', () => {
	let app: App;
	let folder: string;
	beforeAll(async () => {
		app = await openApp();
		folder = await mkdtemp(join(tmpdir(), 'sujian-folder-'));
		const files: Readonly<Record<string, string | Buffer>> = {
			'台账/10月.csv': csv('10,2025-10-01 09:00,停电,满意'),
			'台账/1月.csv': csv('1,2025-01-01 09:00,漏水,满意'),
			'台账/2月.csv': csv('2,2025-02-01 09:00,噪音,满意'),
			'台账/坏.xlsx': Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]),
			'台账/~$1月.xlsx': 'x',
			'照片.jpg': 'x',
			'说明.docx': 'x',
			'desktop.ini': 'x'
		};
		for (const [path, content] of Object.entries(files)) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeFile(join(folder, path), content);
		}
		await go(app.page, 'import');
	});
	afterAll(async () => {
		await app?.close();
		await rm(folder, { recursive: true, force: true });
	});
	afterEach(() => app.verify());

	test('a folder comes in by one confirmation, in the order of its months; what is bad or no table is listed', async () => {
		const { page } = app;
		await page.getByTestId('folder-input').setInputFiles(folder);
		await page.getByTestId('import-all').click(patience);
		await settled(page);
		const list = await outcomes(page);
		expect(list.map((text) => /[^/]*?\.(csv|xlsx)/.exec(text)?.[0])).toEqual([
			'1月.csv',
			'2月.csv',
			'10月.csv',
			'坏.xlsx'
		]);
		expect(list[3]).toContain('已损坏');
		const left = await page.getByTestId('left-out').textContent();
		for (const word of ['表格软件的临时文件', '图片', '文档', '系统文件']) expect(left).toContain(word);
		expect(await page.getByTestId('refusal').count()).toBe(0);
		await expect.poll(() => page.getByTestId('batch-row').count()).toBe(3);
		await accessible(page);
		await page.getByTestId('outcomes-close').click();
		await expect.poll(() => page.getByTestId('outcomes').count()).toBe(0);
	});

	test('a folder that is dragged onto the page is walked to its ends', async () => {
		const { page, context } = app;
		const devtools = await context.newCDPSession(page);
		const data = { items: [], files: [folder], dragOperationsMask: 1 };
		for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
			await devtools.send('Input.dispatchDragEvent', { type, x: 640, y: 200, data });
		// Each of its files is in already: that is said, and nothing is added.
		await page.getByTestId('outcomes').waitFor(patience);
		await expect.poll(() => outcomes(page).then((list) => list.length), patience).toBe(4);
		expect((await outcomes(page)).filter((text) => text.includes('已经导入过'))).toHaveLength(3);
		await expect.poll(() => page.getByTestId('batch-row').count()).toBe(3);
		await page.getByTestId('outcomes-close').click();
	});

	test('cells that were copied in a spreadsheet are pasted, line breaks and quotes in them too', async () => {
		const { page } = app;
		const text =
			'投诉编号\t投诉时间\t投诉内容\r\nP1\t2025-11-01 09:00\t"漏水\r\n""两处"""\r\nP2\t2025-11-02 09:00\t停电\r\n';
		await paste(page, { 'text/plain': text, 'text/html': '<table><tr><td>投诉编号</td></tr></table>' });
		await page.getByTestId('import-confirm').waitFor(patience);
		await expect.poll(() => page.locator('h1').textContent()).toContain('粘贴的表格.tsv');
		expect(await page.getByTestId('column-3').textContent()).toContain('"两处"');
		await page.getByTestId('import-leave').click();
		await page.getByTestId('paste-open').click(patience);
		await paste(page, { 'text/plain': '一句话' }, '[data-testid="paste-text"]');
		await page.getByText('不是表格').waitFor(patience);
		await paste(page, { 'text/plain': text }, '[data-testid="paste-text"]');
		await page.getByTestId('import-confirm').click(patience);
		await page.getByTestId('overview').waitFor(patience);
		await idle(page);
		expect(await inView(page)).toBe(5);
		await go(page, 'import');
	});

	test('the sheets of a workbook come in one after the other, hidden and unknown ones only where they are ticked', async () => {
		const { page } = app;
		const rows = (month: number) => [
			head.split(','),
			[`B${month}`, `2025-0${month}-01 10:00`, '电梯停运', '满意']
		];
		const book = await bookOf({
			'3月': rows(3),
			'4月': rows(4),
			'5月': rows(5).map((row) => [...row, row[0] === 'B5' ? '夜' : '班次']),
			说明: [],
			旧表: rows(6)
		});
		await drop(page, given('全年.xlsx', book));
		await page.getByTestId('sheets').waitFor(patience);
		const states = () =>
			page.getByTestId('sheet').evaluateAll((all) => all.map((one) => one.dataset['state']));
		await expect.poll(states).toEqual(['now', 'waits', 'waits', 'out', 'out']);
		expect(await page.getByTestId('sheet').nth(4).textContent()).toContain('隐藏');
		const opinion = page.getByTestId('column-4').getByRole('combobox');
		await opinion.selectOption('opinion', patience);
		await page.getByRole('button', { name: '核对“说明”' }).click(patience);
		await page.getByTestId('refusal').waitFor(patience);
		await expect.poll(states, patience).toEqual(['now', 'waits', 'waits', 'out', 'out']);
		await expect.poll(() => opinion.isEnabled(), patience).toBe(true);
		expect(await opinion.inputValue()).toBe('opinion');
		await page.getByTestId('refusal').getByRole('button').click();
		await page.getByLabel('导入“旧表”').check();
		await expect.poll(() => page.getByTestId('place').textContent()).toBe('第 1 张，共 4 张');
		await page.getByTestId('review').waitFor(patience);
		await accessible(page);
		await page.getByTestId('import-all').click();
		await page.getByTestId('stopped').waitFor(patience);
		expect(await page.getByTestId('stopped').textContent()).toContain('表头与前一张不同');
		await expect.poll(states).toEqual(['done', 'done', 'now', 'out', 'waits']);
		await page.getByTestId('import-leave').click();
		await page.getByTestId('import-confirm').click(patience);
		await settled(page);
		const list = await outcomes(page);
		expect(list.map((text) => text.includes('已导入 1 行'))).toEqual([true, true, false, true]);
		await page.getByTestId('outcomes-close').click();
	});

	test('another encoding is chosen and the rows stand there as they are', async () => {
		const { page } = app;
		const bytes = gb18030(csv('E1,2025-12-01 09:00,漏水,满意', 'E2,2025-12-02 09:00,停电,满意'));
		await drop(page, given('编码.csv', Buffer.from(bytes)));
		const encoding = page.getByTestId('encoding');
		await encoding.waitFor(patience);
		await expect.poll(() => encoding.inputValue()).toBe('gb18030');
		await encoding.selectOption('big5');
		const grid = page.getByRole('region', { name: '原样的前几行' });
		await expect.poll(() => grid.textContent(), patience).not.toContain('漏水');
		await expect.poll(() => encoding.isEnabled(), patience).toBe(true);
		expect(await encoding.inputValue()).toBe('big5');
		await encoding.selectOption('gb18030');
		await expect.poll(() => grid.textContent(), patience).toContain('漏水');
		await expect.poll(() => encoding.isEnabled(), patience).toBe(true);
		expect(await encoding.inputValue()).toBe('gb18030');
		await page.getByTestId('import-leave').click(patience);
	});

	test('a file in which no column is recognised comes to be corrected, and goes in once a column means something', async () => {
		const { page } = app;
		await drop(page, unrelated());
		const confirm = page.getByTestId('import-confirm');
		await confirm.waitFor(patience);
		expect(await confirm.isDisabled()).toBe(true);
		expect(await page.getByTestId('refusal').count()).toBe(0);
		expect(await page.locator('.warnings').textContent()).toContain('没有认出任何一列，还不能导入');
		await expect.poll(() => page.getByTestId('encoding').isEnabled()).toBe(true);
		expect(await page.getByTestId('review').count()).toBe(0);
		await accessible(page);
		await page.getByRole('combobox', { name: /乙/ }).selectOption('content');
		await expect.poll(() => confirm.isEnabled(), patience).toBe(true);
		expect(await page.locator('.warnings').textContent()).not.toContain('没有认出任何一列');
		await page.getByTestId('import-leave').click(patience);
	});

	test('a template is downloaded, filled in and imported, and its guide is left out', async () => {
		const { page } = app;
		const { name, bytes } = await download(page, 'template-complaints');
		expect(name).toBe('诉鉴模板-投诉台账.xlsx');
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(bytes as unknown as ArrayBuffer);
		const sheet = book.worksheets[0]!;
		const at = (header: string) => (sheet.getRow(1).values as string[]).indexOf(header);
		sheet.getCell(2, at('投诉编号')).value = 'T1';
		sheet.getCell(2, at('投诉时间')).value = new Date(Date.UTC(2025, 5, 2, 9, 5));
		sheet.getCell(2, at('投诉内容')).value = '漏水';
		sheet.getCell(2, at('满意度')).value = '基本满意';
		await drop(page, given(name, Buffer.from(await book.xlsx.writeBuffer())));
		await page.getByTestId('import-confirm').waitFor(patience);
		await expect.poll(() => page.getByTestId('sheet').count()).toBe(2);
		await expect.poll(() => page.getByTestId('columns-unused').textContent()).toBe('没有认出 0');
		await page.getByTestId('review').waitFor(patience);
		await accessible(page);
		await page.getByTestId('import-confirm').click();
		await page.getByTestId('overview').waitFor(patience);
	});
});
