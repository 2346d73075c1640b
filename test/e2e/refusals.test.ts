import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { emptyTable, encrypted, nothing, picture, type Given } from './files.ts';
import { openApp, type App } from './harness.ts';
import { drop, patience } from './steps.ts';

describe('a file that cannot be used is refused with one sentence and changes nothing', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
	});
	afterAll(async () => app?.close());
	afterEach(() => app.verify());

	const cases: readonly (readonly [string, () => Given | Promise<Given>])[] = [
		['an empty file', nothing],
		['a picture named .xlsx', picture],
		['an encrypted workbook', encrypted],
		['a table without rows', emptyTable]
	];
	test.each(cases)('%s', async (_, file) => {
		const { page } = app;
		const given = await file();
		await drop(page, given);
		const refusal = page.getByTestId('refusal');
		await refusal.waitFor(patience);
		const sentence = (await refusal.locator('p').textContent()) ?? '';
		expect(sentence).toContain(given.name);
		expect(sentence).toMatch(/[。！]$/);
		expect(sentence.length).toBeLessThan(120);
		expect(sentence).not.toMatch(/[{}]|undefined|Error/);
		await refusal.getByRole('button').click();
		expect(await page.getByTestId('import-confirm').count()).toBe(0);
		expect(await page.getByTestId('batch-row').count()).toBe(0);
	});

	test('and the private file system holds nothing of it', async () => {
		const names = await app.page.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			const found: string[] = [];
			for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys())
				found.push(name);
			return found;
		});
		// The room that is kept for a full disk holds zeros.
		expect(names.filter((name) => name !== 'reserve')).toEqual([]);
	});
});
