import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readEdition } from '#lib/reports/editions/file.ts';
import { openApp, type App } from './harness.ts';
import { axe, openDemo, patience } from './steps.ts';

describe('sealed editions', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
		await openDemo(app.page);
		await app.page.locator('nav a[href$="/report/"]').first().click(patience);
		await app.page.getByTestId('margin-open').click(patience);
		await app.page.getByTestId('side-editions').click(patience);
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	async function seal(note: string): Promise<void> {
		const { page } = app;
		await page.getByTestId('seal-open').click(patience);
		await page.getByTestId('seal-by').fill('王芳', patience);
		await page.getByTestId('seal-note').fill(note, patience);
		await page.getByTestId('seal-prepared-1').fill('赵明', patience);
		await page.getByTestId('seal-yes').click(patience);
		await page.getByTestId('seal-open').waitFor(patience);
	}
	const sealedPaper = () => app.page.frameLocator('[data-testid="sealed-paper"]').locator('body');

	test('the paper is sealed as it is shown, and shown again as it was', async () => {
		const { page } = app;
		await page.getByTestId('editions-none').waitFor(patience);
		await seal('归档');
		await page.getByTestId('edition-1').getByText('依据未变').waitFor(patience);
		await page.getByTestId('edition-1').getByTestId('edition-show').click(patience);
		await page.getByTestId('shown-edition').waitFor(patience);
		await expect
			.poll(() => sealedPaper().textContent(patience), patience)
			.toMatch(/第 1 版.*王芳.*归档.*赵明/s);
		expect(await axe(page)).toEqual([]);
	});

	test('its file holds the very bytes that are shown', async () => {
		const { page } = app;
		const download = page.waitForEvent('download', patience);
		await page.getByTestId('edition-1').getByTestId('edition-save').click(patience);
		const file = await download;
		const sealed = readEdition(
			new Uint8Array(await readFile((await file.path())!)),
			file.suggestedFilename()
		);
		expect(sealed.edition).toMatchObject({ edition: 1, by: '王芳', note: '归档' });
		const shown = await page.getByTestId('sealed-paper').getAttribute('srcdoc', patience);
		expect(new TextDecoder().decode(sealed.papers.html)).toBe(shown);
	});

	test('it is set beside the present, from here or from its file, and beside a later edition', async () => {
		const { page } = app;
		await page.getByTestId('edition-1').getByTestId('edition-now').click(patience);
		await page.getByTestId('shown-comparison').waitFor(patience);
		await expect.poll(() => sealedPaper().textContent(patience), patience).toContain('内容没有不同');
		await page.getByTestId('shown-back').click(patience);
		await page.getByTestId('paper').waitFor(patience);
		// what the author adds since is found, and named as the cause
		await page.getByTestId('side-edit').click(patience);
		await page.getByTestId('edit-by').fill('王芳', patience);
		const chapter = page.getByTestId('margin').getByRole('checkbox').first();
		await chapter.uncheck(patience);
		await page.getByTestId('side-editions').click(patience);
		await seal('补充');
		await page.getByTestId('edition-2').getByTestId('edition-before').click(patience);
		await page.getByTestId('shown-comparison').waitFor(patience);
		await expect.poll(() => sealedPaper().textContent(patience), patience).toContain('作者修改了报告');
	});

	test('one that is deleted leaves its trace, and its number is not used again', async () => {
		const { page } = app;
		await page.getByTestId('edition-2').getByTestId('edition-delete').click(patience);
		const form = page.getByTestId('edition-2');
		await form.getByTestId('reason').fill('误封', patience);
		await page.getByTestId('edition-delete-yes').click(patience);
		await expect
			.poll(() => page.getByTestId('edition-trace').textContent(patience), patience)
			.toContain('误封');
		await page.reload();
		await page.getByTestId('edition-1').waitFor(patience);
		await page.getByTestId('edition-trace').waitFor(patience);
		await seal('再封');
		await page.getByTestId('edition-3').waitFor(patience);
	});
});
