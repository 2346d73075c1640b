import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, download, go, idle, openDemo, patience } from './steps.ts';

const first = 'overview.received';

/** The author's hand in the monthly report, from the picked sentence to the file for the command line. */
describe('a report that its author changes', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	const paper = () => app.page.frameLocator('[data-testid="paper"]');
	const sentence = (id = first) => paper().locator(`[data-sentence="${id}"]`);
	const said = (id = first) => sentence(id).textContent(patience);
	let generated = '';

	test('a picked sentence is marked with its figure, and leads to the complaints that it counts', async () => {
		const { page } = app;
		await go(page, 'report');
		await page.getByTestId('paper').waitFor(patience);
		generated = (await said())!;
		await sentence().click(patience);
		await page.getByTestId('sentence').waitFor(patience);
		await expect.poll(() => paper().locator('#trend[data-shows]').count(), patience).toBe(1);
		await expect.poll(() => page.getByTestId('sentence-text').inputValue()).toBe(generated.trim());
		const rows = page.getByTestId('sentence-rows');
		const n = /\d+/.exec((await rows.textContent(patience))!)![0];
		expect(generated).toContain(n);
		expect(await rows.getAttribute('href')).toContain('month=');
		expect(await axe(page, '[data-testid="margin"]')).toEqual([]);
	});

	test('the author’s words stand in the paper and in its files, and are marked on screen only', async () => {
		const { page } = app;
		await page.getByTestId('edit-by').fill('王芳');
		await page.getByTestId('sentence-text').fill('本月受理平稳，<b>已全部联系</b>。');
		await page.getByTestId('sentence-save').click(patience);
		await expect.poll(() => said(), patience).toContain('本月受理平稳，<b>已全部联系</b>。');
		await expect.poll(() => sentence().getAttribute('data-mark'), patience).toBe('edited');
		await page.getByTestId('remark-text').first().fill('停水所致。');
		await page.getByTestId('remark-add').first().click(patience);
		await expect.poll(() => paper().locator('body').textContent(patience), patience).toContain('停水所致。');
		const html = new TextDecoder().decode((await download(page, 'download-html')).bytes);
		expect(html).toContain('&lt;b&gt;已全部联系');
		expect(html).toContain('改写 1 处；备注 1 条');
		expect(html).not.toMatch(/data-(mark|picked|rows|shows|said)/);
	});

	test('a chapter is left out, the others are numbered anew, and it comes back', async () => {
		const { page } = app;
		const labels = () => paper().locator('h2[data-chapter] .label').allTextContents();
		await expect.poll(async () => (await labels()).length).toBeGreaterThan(3);
		const before = await labels();
		const intake = page.getByTestId('chapter-intake').getByRole('checkbox');
		await intake.uncheck(patience);
		await expect.poll(() => paper().locator('[data-chapter="intake"]').count(), patience).toBe(0);
		await expect
			.poll(labels, patience)
			.toEqual([
				...before.slice(0, before.filter((label) => label.endsWith('、')).length - 1),
				...before.filter((label) => !label.endsWith('、'))
			]);
		await intake.check(patience);
		await expect.poll(() => paper().locator('[data-chapter="intake"]').count(), patience).toBe(1);
	});

	test('what was changed stands after the page is loaded anew, and the generated text comes back when asked', async () => {
		const { page } = app;
		await page.reload();
		await expect.poll(() => said(), patience).toContain('本月受理平稳');
		await idle(page);
		await sentence().click(patience);
		await expect
			.poll(() => page.getByTestId('sentence-generated').textContent(patience), patience)
			.toBe(generated.trim());
	});

	test('the changes go into a file; one whose generated text was another is told, with both side by side', async () => {
		const { page } = app;
		const { bytes } = await download(page, 'edits-save');
		const edits = JSON.parse(new TextDecoder().decode(bytes)) as {
			papers: { texts: { generated: string; at: string; text: string }[]; remarks: object[] }[];
		};
		expect(edits.papers[0]!.texts[0]).toMatchObject({ paragraph: first, by: '王芳', masked: true });
		edits.papers[0]!.texts[0]!.generated = '上一版写的是三件。';
		edits.papers[0]!.texts[0]!.at = '2099-01-01 00:00:00';
		edits.papers[0]!.remarks.push({
			...{
				id: 'lost',
				after: { chapter: 'gone' },
				text: '无处可去的话',
				by: '李雷',
				at: '2099-01-01 00:00:00'
			}
		});
		await page.getByTestId('edits-file').setInputFiles({
			...{ name: 'edits.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(edits)) }
		});
		await expect
			.poll(() => page.getByTestId('edits-homeless').textContent(patience), patience)
			.toContain('无处可去的话');
		await expect.poll(() => sentence().getAttribute('data-mark'), patience).toBe('changed');
		expect(await page.getByTestId('sentence-changed').textContent(patience)).toContain('上一版写的是三件。');
		await page.getByTestId('sentence-keep').click(patience);
		await expect.poll(() => sentence().getAttribute('data-mark'), patience).toBe('edited');
		await page.getByTestId('sentence-back').click(patience);
		await expect.poll(() => said(), patience).toBe(generated);
		// the file as it was saved has it still: what was taken away does not come back with it
		const saved = JSON.parse(new TextDecoder().decode(bytes)) as { papers: object[] };
		const again = { ...saved, papers: [...saved.papers, { ...saved.papers[0], subject: '2001-01' }] };
		await page.getByTestId('edits-file').setInputFiles({
			...{ name: 'again.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(again)) }
		});
		await expect
			.poll(() => page.getByTestId('edits-taken').textContent(patience), patience)
			.toContain('2 份');
		await idle(page);
		await expect.poll(() => said(), patience).toBe(generated);
		expect(await sentence().getAttribute('data-mark')).toBeNull();
	});

	test('what is saved while the store is busy stays with its own sentence, whichever is picked meanwhile', async () => {
		const { page } = app;
		const second = await paper().locator('[data-sentence]').nth(3).getAttribute('data-sentence', patience);
		const other = sentence(second!);
		const before = await other.textContent(patience);
		await sentence().click(patience);
		await page.getByTestId('sentence-text').fill('只属于第一句。');
		await page.evaluate(
			() =>
				new Promise<void>((held) => {
					void navigator.locks.request('sujian', async () => {
						held();
						await new Promise<void>((free) => addEventListener('free', () => free(), { once: true }));
					});
				})
		);
		await page.getByTestId('sentence-save').click(patience);
		await other.click(patience);
		await expect
			.poll(() => page.getByTestId('sentence-text').inputValue(), patience)
			.toBe((before ?? '').trim());
		await page.evaluate(() => dispatchEvent(new Event('free')));
		await expect.poll(() => said(), patience).toContain('只属于第一句。');
		expect(await other.textContent(patience)).toBe(before);
		await sentence().click(patience);
		await page.getByTestId('sentence-back').click(patience);
		await expect.poll(() => said(), patience).toBe(generated);
	});

	test('what is being written is not carried into another paper', async () => {
		const { page } = app;
		await sentence().click(patience);
		await page.getByTestId('sentence-text').fill('还没有写完的话');
		await page.getByTestId('chapter-intake').getByRole('button').first().click(patience);
		await page.getByTestId('chapter-intake').getByTestId('remark-text').fill('还没有写完的备注');
		const month = page.getByTestId('report-month');
		const here = await month.inputValue();
		await month.selectOption({ index: 3 });
		await expect.poll(() => said(), patience).not.toBe(generated);
		const there = (await said())!.trim();
		await expect.poll(() => page.getByTestId('sentence-text').inputValue(), patience).toBe(there);
		const texts = page.getByTestId('remark-text');
		expect(
			await texts.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))
		).not.toContain('还没有写完的备注');
		await month.selectOption(here);
		await expect.poll(() => said(), patience).toBe(generated);
	});

	test('words that could not be kept are still there to be saved again', async () => {
		const { page } = app;
		const swap = (text: string) =>
			page.evaluate(async (next) => {
				const root = await navigator.storage.getDirectory();
				const handle = await root.getFileHandle('d-report-edits.json');
				const was = await (await handle.getFile()).text();
				const writable = await handle.createWritable();
				await writable.write(next);
				await writable.close();
				return was;
			}, text);
		await sentence().click(patience);
		await page.getByTestId('sentence-text').fill('不能丢的话');
		await page.getByTestId('remark-text').first().fill('不能丢的备注');
		const kept = await swap('{"version":9}');
		await page.getByTestId('sentence-save').click(patience);
		await page.getByTestId('refusal').waitFor(patience);
		expect(await page.getByTestId('sentence-text').inputValue()).toBe('不能丢的话');
		await page.getByTestId('remark-add').first().click(patience);
		await idle(page);
		expect(await page.getByTestId('remark-text').first().inputValue()).toBe('不能丢的备注');
		await swap(kept);
		await page.getByTestId('sentence-save').click(patience);
		await expect.poll(() => said(), patience).toContain('不能丢的话');
		await page.getByTestId('sentence-back').click(patience);
		await expect.poll(() => said(), patience).toBe(generated);
	});

	test('a row of a table leads to its complaints, by keyboard too', async () => {
		const { page } = app;
		const row = paper().locator('#intake-category_l1 tr[data-rows]').first();
		const n = (await row.locator('td').nth(1).textContent(patience))!.trim();
		await row.focus();
		await page.keyboard.press('Enter');
		await page.getByTestId('picked-row').waitFor(patience);
		const link = page.getByTestId('sentence-rows');
		await expect.poll(() => link.textContent(patience), patience).toContain(n);
		await link.click(patience);
		await expect.poll(() => new URL(page.url()).pathname, patience).toContain('/complaints/');
		expect(new URL(page.url()).searchParams.get('category')).not.toBeNull();
	});

	test('on a telephone the margin is a drawer within the window', async () => {
		const { page } = app;
		await page.setViewportSize({ width: 390, height: 800 });
		await page.goBack();
		await page.getByTestId('margin').waitFor(patience);
		const inside = async () => {
			const box = (await page.getByTestId('margin').boundingBox(patience))!;
			return box.x >= 0 && box.x + box.width <= 390;
		};
		await expect.poll(inside).toBe(true);
		expect(await axe(page, 'main')).toEqual([]);
		await page.getByTestId('margin-close').click(patience);
		await expect.poll(() => page.getByTestId('margin').count(), patience).toBe(0);
	});
});
