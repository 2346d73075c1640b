import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { download, go, importFile, patience } from './steps.ts';

/** So many complaints on each of these days. */
const received = (month: string, days: number, each: number) =>
	Array.from({ length: days }, (_, day) =>
		Array.from(
			{ length: each },
			(_, i) => `${month}-${day}-${i},北园,${month}-${String(day + 1).padStart(2, '0')} 09:00:00`
		)
	).flat();
const rows = [
	...received('2024-04', 30, 1),
	...received('2024-11', 30, 1),
	'S1,南园,2025-01-05 09:00:00',
	'S2,南园,2025-04-20 09:00:00',
	'S3,南园,2025-10-02 09:00:00',
	...received('2025-04', 30, 2),
	...received('2025-10', 31, 3),
	...received('2025-11', 21, 5)
];
const log = {
	name: '台账.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(`投诉编号,项目,投诉时间\n${rows.join('\n')}\n`)
};

let app: App;
beforeAll(async () => {
	app = await openApp();
	await importFile(app.page, log);
});
afterAll(async () => app?.close());
afterEach(() => app.verify());

const figure = async () => (await app.page.getByTestId('kpi-received').textContent(patience)) ?? '';
const choose = async (period: string) => {
	await app.page.getByTestId('chip-period').click(patience);
	await app.page.getByRole('button', { name: period, exact: true }).click(patience);
	await app.page.keyboard.press('Escape');
};

test('a month under way is compared with as many days of the month before and of a year ago', async () => {
	await choose('本月');
	await expect.poll(figure, patience).toContain('比 2025年10月1–21日 +41');
	expect(await figure()).toContain('比 2024年11月1–21日 +84');
	await choose('上月');
	await expect.poll(figure, patience).toContain('比 2025年9月 +94');
	expect(await figure()).toContain('比 2024年10月 +94');
});

test('a fiscal year of one’s own is compared with the same days of the one before', async () => {
	const { page } = app;
	await go(page, 'settings');
	await page.getByTestId('fiscal-start').selectOption('4', patience);
	await go(page, 'overview');
	await choose('财年');
	await expect.poll(figure, patience).toContain('比 2024年4月1日–11月21日 +209');
});

test('what is too rare to be counted by month is told by the days between, and by month where somebody asks', async () => {
	const { page } = app;
	await page.goto(`${app.address}?site=${encodeURIComponent('南园')}`);
	const remark = async () => (await page.getByTestId('control-remark').textContent(patience)) ?? '';
	await expect.poll(remark, patience).toContain('看一件与下一件之间隔了多久');
	const title = () =>
		page
			.locator('section', { has: page.getByTestId('control-remark') })
			.last()
			.textContent();
	expect(await title()).toContain('投诉间隔天数');
	await page.getByLabel('指标', { exact: true }).first().selectOption('received', patience);
	await expect.poll(remark, patience).toContain('间隔天数更灵敏');
	await page.goto(app.address);
	await expect.poll(() => page.getByTestId('control-conclusion').count(), patience).toBe(1);
	await expect.poll(() => page.getByTestId('control-remark').count()).toBe(0);
});

test('notes and actions of people go with the backup into another profile', async () => {
	const { page } = app;
	await go(page, 'overview');
	await page.getByTestId('note-add').click(patience);
	await page.getByTestId('note-on').fill('2025-10-08');
	await page.getByTestId('note-text').fill('换了派单系统');
	await page.getByTestId('note-signer').fill('王芳');
	await page.getByTestId('control-save').click();
	await expect
		.poll(() => page.getByTestId('control-notes').textContent(patience), patience)
		.toContain('派单');
	await page.goto(`${app.address}actions/?new=1`);
	await page.getByTestId('action-title').fill('派单规则', patience);
	await page.getByTestId('action-by').fill('品质经理');
	await page.getByTestId('action-save').click();
	await expect.poll(() => page.locator('main h1').textContent(patience), patience).toMatch(/^CA-\d{4}-001/);
	await go(page, 'settings');
	const { name, bytes } = await download(page, 'backup-make');

	const other = await openApp();
	try {
		// the engine is up once a log could be given
		await other.page.locator('[data-testid="demo-button"]:enabled').waitFor(patience);
		await go(other.page, 'settings');
		const file = other.page.locator('[data-testid="backup-file"]:enabled');
		await file.setInputFiles({ name, mimeType: 'application/zip', buffer: bytes }, patience);
		await other.page.getByTestId('restore-yes').click(patience);
		await other.page.getByTestId('restored').waitFor(patience);
		await go(other.page, 'overview');
		const notes = () => other.page.getByTestId('control-notes').textContent(patience);
		await expect.poll(notes, patience).toContain('2025-10-08 换了派单系统（王芳）');
		await go(other.page, 'settings');
		await expect.poll(() => other.page.getByTestId('fiscal-start').inputValue(patience)).toBe('4');
		await other.page.goto(`${other.address}actions/`);
		const board = () => other.page.getByTestId('board').textContent(patience);
		await expect.poll(board, patience).toContain('派单规则');
		other.verify();
	} finally {
		await other.close();
	}
});
