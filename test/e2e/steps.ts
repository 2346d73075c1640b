import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Download, Page } from 'playwright';
import { expect } from 'vitest';
import type { Given } from './files.ts';
import { patience } from './patience.ts';

export { patience };

/** Loads the demo log, and waits for the overview. */
export async function openDemo(page: Page): Promise<void> {
	await page.locator('[data-testid="demo-button"]:enabled').click(patience);
	await page.getByTestId('overview').waitFor(patience);
}

/**
 * What axe finds on the page or in a part of it, once everything is answered; not in a paper, which is a page of its own. What is
 * asked again while axe looks stands dimmed, so that a fault is one only when it is still there at the next look.
 */
export async function axe(page: Page, within = 'html'): Promise<unknown[]> {
	await undimmed(page);
	const found = await axeNow(page, within);
	if (found.length === 0) return found;
	await undimmed(page);
	return axeNow(page, within);
}

/**
 * What axe finds at once: also where something is meant to stand dimmed. Only faults are described, and the page itself is asked, not
 * each of its frames from a page beside it: on a long page that takes a fifth of the time.
 */
export async function axeNow(page: Page, within: string): Promise<unknown[]> {
	const builder = new AxeBuilder({ page }).include(within).exclude('iframe');
	const { violations } = await builder
		.options({ resultTypes: ['violations'] })
		.setLegacyMode(true)
		.analyze();
	return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Waits until nothing on the page waits for its answer, and nothing stands dimmed, or is still fading in, because it was asked again. */
export const undimmed = (page: Page) =>
	page.waitForFunction(
		() =>
			!document.querySelector('[data-asking], [aria-busy="true"]') &&
			// what turns for as long as one waits never ends
			document.getAnimations().every((one) => one.effect?.getComputedTiming().endTime === Infinity),
		null,
		patience
	);

/** Waits until nothing is being read, derived or saved, and what is shown rests on it. */
export async function idle(page: Page): Promise<void> {
	await page.waitForFunction(
		() => !document.querySelector('.work, [data-asking], [aria-busy="true"]'),
		null,
		patience
	);
}

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
	await idle(page);
}

/** Takes the latest import back, from the page of imports: the list shows it first, and asks. */
export async function undoLatest(page: Page): Promise<void> {
	await page.getByTestId('undo').first().click(patience);
	await page.getByTestId('undo-yes').first().click(patience);
}

/** Goes to a page by the rail, and waits until the page before it is gone. */
export async function go(page: Page, id: string): Promise<void> {
	const link = page.getByTestId(`nav-${id}`).first();
	await link.evaluate(markLeft, undefined, patience);
	await link.click(patience);
	await left(page);
}

/** Marks the page that this link leads away from. */
export function markLeft(link: Node): void {
	if ((link as HTMLAnchorElement).pathname === location.pathname) return;
	document.querySelector('main')?.lastElementChild?.setAttribute('data-left', '');
}

/** Waits until the page that was marked is gone. */
export const left = (page: Page) =>
	page.locator('main > [data-left]').waitFor({ state: 'detached', ...patience });

/** The number of complaints in view, as the top bar says once they are counted. */
export async function inView(page: Page): Promise<number> {
	const said = page.locator('[aria-busy="false"] > [data-testid="in-view"]');
	const text = (await said.textContent(patience)) ?? '';
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
