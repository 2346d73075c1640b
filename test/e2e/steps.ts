import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Download, Page } from 'playwright';
import { expect } from 'vitest';
import type { Given } from './files.ts';

/** How long the engine, an import or a recomputation may take on a small machine. */
export const patience = { timeout: 120_000 };

/** Loads the demo log, and waits for the overview. */
export async function openDemo(page: Page): Promise<void> {
	await page.locator('[data-testid="demo-button"]:enabled').click(patience);
	await page.getByTestId('overview').waitFor(patience);
}

/** What axe finds on the page or in a part of it; not in a paper, which is a page of its own. */
export async function axe(page: Page, within = 'html'): Promise<unknown[]> {
	const { violations } = await new AxeBuilder({ page }).include(within).exclude('iframe').analyze();
	return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Waits until nothing stands dimmed because it is being asked again. */
export const undimmed = (page: Page) =>
	expect.poll(() => page.locator('[aria-busy="true"]').count(), patience).toBe(0);

/** Drops files on the drop zone, as from the file manager. */
export async function drop(page: Page, ...files: readonly Given[]): Promise<void> {
	const given = files.map(({ name, mimeType, buffer }) => ({
		name,
		mimeType,
		base64: buffer.toString('base64')
	}));
	const transfer = await page.evaluateHandle((items) => {
		const data = new DataTransfer();
		for (const { name, mimeType, base64 } of items) {
			const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
			data.items.add(new File([bytes], name, { type: mimeType }));
		}
		return data;
	}, given);
	await page
		.locator('[data-testid="file-input"]:enabled')
		.first()
		.waitFor({ state: 'attached', ...patience });
	const zone = page.locator('label', { has: page.getByTestId('file-input') }).first();
	await zone.dispatchEvent('dragenter', { dataTransfer: transfer });
	await zone.dispatchEvent('dragover', { dataTransfer: transfer });
	await zone.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Drops one file, accepts what was detected, and arrives at the overview. */
export async function importFile(page: Page, file: Given): Promise<void> {
	await drop(page, file);
	await page.getByTestId('import-confirm').click(patience);
	const refusal = page.getByTestId('refusal');
	await page.getByTestId('overview').or(refusal).first().waitFor(patience);
	expect(await refusal.allTextContents()).toEqual([]);
	await page.locator('.work').waitFor({ state: 'detached', ...patience });
}

/** Takes the latest import back, from the page of imports: the list shows it first, and asks. */
export async function undoLatest(page: Page): Promise<void> {
	await page.getByTestId('undo').first().click(patience);
	await page.getByTestId('undo-yes').first().click(patience);
}

/** Goes to a page by the rail. */
export async function go(page: Page, id: string): Promise<void> {
	await page.getByTestId(`nav-${id}`).first().click();
}

/** The number of complaints in view, as the top bar says. */
export async function inView(page: Page): Promise<number> {
	const text = (await page.getByTestId('in-view').textContent(patience)) ?? '';
	return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? Number.NaN);
}

/** Clicks what downloads something and gives the file's name and bytes. */
export async function download(page: Page, testid: string): Promise<{ name: string; bytes: Buffer }> {
	const [got]: [Download, void] = await Promise.all([
		page.waitForEvent('download', patience),
		page.getByTestId(testid).click(patience)
	]);
	expect(await got.failure()).toBeNull();
	return { name: got.suggestedFilename(), bytes: await readFile(await got.path()) };
}
