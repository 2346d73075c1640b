import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshFolder, sujian } from '../cli/support/command.ts';
import { workbookLog, type Given } from './files.ts';
import { openApp, type App } from './harness.ts';
import { download, go, importFile, patience } from './steps.ts';

const month = '2025-05';

describe('the app and the command line', () => {
	let app: App;
	let log: Given;
	beforeAll(async () => {
		app = await openApp();
		log = await workbookLog();
	});
	afterAll(async () => app?.close());

	const report = async (folder: string, ...options: string[]) => {
		await writeFile(join(folder, log.name), log.buffer);
		const order = ['report', 'monthly', month, '--in', join(folder, log.name), '--out', join(folder, 'out')];
		expect(await sujian(...order, '--quiet', ...options)).toEqual({ code: 0, stdout: '', stderr: '' });
	};
	const sameReport = async (folder: string) => {
		const { page } = app;
		await go(page, 'report');
		await page.getByTestId('report-month').selectOption(month, patience);
		const same = async (format: string) => {
			const { bytes } = await download(page, `download-${format}`);
			return bytes.equals(await readFile(join(folder, 'out', `monthly-${month}.${format}`)));
		};
		// what was decided or adopted a moment ago may still be on its way
		await expect.poll(() => same('html'), { ...patience, interval: 1000 }).toBe(true);
		for (const format of ['docx', 'xlsx']) expect(await same(format), format).toBe(true);
		app.verify();
	};

	test('write the same report from the same file, to the byte', async () => {
		const folder = await freshFolder();
		await report(folder);
		await importFile(app.page, log);
		await sameReport(folder);
	});

	test('write the same report by one’s own rules and with what people decided', async () => {
		const { page } = app;
		const folder = await freshFolder();
		const rulebook = Buffer.from(JSON.stringify(ownRules));
		const decisions = Buffer.from(JSON.stringify(decided));
		await writeFile(join(folder, 'own.json'), rulebook);
		await writeFile(join(folder, 'decisions.json'), decisions);
		await report(
			folder,
			'--rulebook',
			join(folder, 'own.json'),
			'--decisions',
			join(folder, 'decisions.json')
		);

		await go(page, 'settings');
		const json = { mimeType: 'application/json' };
		await page.getByTestId('decisions-file').setInputFiles({ name: 'd.json', buffer: decisions, ...json });
		await expect.poll(() => page.getByTestId('decisions-count').textContent(), patience).toContain('200');
		await go(page, 'rulebook');
		await page.getByTestId('rulebook-file').setInputFiles({ name: 'own.json', buffer: rulebook, ...json });
		await page.locator('[data-testid="adopt"]:enabled').click(patience);
		await page.locator('[data-testid="edit-rulebook"]:enabled').waitFor(patience);
		await sameReport(folder);
	});
});

/** Dispatch within ten minutes instead of five. */
const ownRules = {
	id: 'own',
	title: { 'zh-CN': '自定', 'zh-Hant': '自訂', en: 'Own' },
	extends: 'combined',
	editions: [
		{
			id: 'own-1',
			from: null,
			clauses: [{ id: 'dispatch', limit: { value: 10, unit: 'minutes', source: '自定' } }]
		}
	]
};

const signed = { reason: '现场核实', by: '客服主任', at: '2025-07-01 09:00:00' };
/** A complaint settled as major, and the fines of its first lines let go. */
const decided = {
	version: 1,
	confirmations: ['TS000001', 'TS000002', 'TS000003'].map((complaint) => ({
		complaint,
		field: 'severity',
		value: 'major',
		...signed
	})),
	waivers: Array.from({ length: 200 }, (_, i) => ({
		complaint: `TS${String(i + 1).padStart(6, '0')}`,
		article: '10',
		clause: 'complete',
		instance: 1,
		role: 'handler',
		...signed
	}))
};
