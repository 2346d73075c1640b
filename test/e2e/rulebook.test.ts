import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { stored } from './crashes.ts';
import { openApp, type App } from './harness.ts';
import { axe, download, go, idle, openDemo, patience } from './steps.ts';

let app: App;
/** The first day of the new edition: some months before the end of the demo. */
let day = '';
const run = promisify(execFile);

beforeAll(async () => {
	app = await openApp();
	await openDemo(app.page);
	const asOf = /\d{4}-\d{2}/.exec((await app.page.getByTestId('as-of').textContent()) ?? '')?.[0] ?? '';
	const [year = 0, month = 0] = asOf.split('-').map(Number);
	day = new Date(Date.UTC(year, month - 4, 1)).toISOString().slice(0, 10);
});
afterAll(async () => app?.close());
afterEach(() => app.verify());

const before = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/** Counts and breaches of a clause in a part of the log, as the page of limits says them. */
async function dispatch(part: string): Promise<string> {
	const { page } = app;
	await page.goto(`${app.address}clauses/?clause=dispatch&${part}`);
	const row = page.locator('main tr, main li, main a', { hasText: /派单/ }).first();
	await row.waitFor(patience);
	await idle(page);
	await expect.poll(async () => page.locator('main [aria-busy="true"]').count(), patience).toBe(0);
	const tables = await page.locator('main table').allInnerTexts();
	return tables.join(' ').replaceAll(/\s+/g, ' ');
}
const limit = () => app.page.getByTestId('clauses-dispatch').locator('input[inputmode="numeric"]').first();

let oldPart = '';
let newPart = '';

test('the rulebook is read like a regulation, and axe finds nothing', async () => {
	const { page } = app;
	oldPart = await dispatch(`to=${before(day)}`);
	newPart = await dispatch(`from=${day}`);
	await go(page, 'rulebook');
	const article = page.getByTestId('articles-7');
	await article.waitFor(patience);
	expect(await article.innerText()).toMatch(/5 分钟内未派单[\s\S]*受理（当班）人员 30 元/);
	await page.getByTestId('rulebook-find').fill('首问');
	await expect.poll(() => page.locator('section.provision').count()).toBeLessThan(5);
	expect(await page.locator('mark').first().textContent()).toBe('首问');
	await page.getByTestId('rulebook-find').fill('');
	expect(await axe(page)).toEqual([]);
});

test('a wrong number is said to be wrong beside it, cannot be adopted, and is there again after a reload', async () => {
	const { page } = app;
	await page.locator('[data-testid="edit-rulebook"]:enabled').click(patience);
	await page.getByTestId('new-edition-day').fill(day);
	await page.getByTestId('new-edition').click();
	await page.getByTestId('edition-1').waitFor(patience);
	await limit().fill('十');
	await expect
		.poll(() => page.getByTestId('clauses-dispatch').getByTestId('field-problem').textContent())
		.toContain('整数');
	expect(await page.getByTestId('adopt').isDisabled()).toBe(true);
	expect(await page.getByTestId('rulebook-problems').innerText()).toContain(`${day} 起的版本`);
	const kept = async () => JSON.stringify((await stored(page)).documents['d-rulebook-draft.json'] ?? null);
	await expect.poll(kept).toContain('十');
	await page.reload();
	await page.getByTestId('edition-1').click(patience);
	await expect.poll(() => limit().inputValue(), patience).toBe('十');
});

test('a second edition of the same day is refused', async () => {
	const { page } = app;
	await page.getByTestId('new-edition-day').fill(day);
	await page.getByTestId('new-edition').click();
	expect(await page.locator('form [role="alert"]').textContent()).toContain(day);
});

test('a sentence that no longer agrees with its number says so, and is mended', async () => {
	const { page } = app;
	await limit().fill('10');
	const clause = page.getByTestId('clauses-dispatch');
	await expect.poll(() => clause.getByTestId('sentence-check').textContent()).toContain('5 分钟');
	await clause.getByTestId('mend').click();
	await expect.poll(() => clause.innerText()).toContain('受理后 10 分钟内派单。');
	expect(await clause.getByTestId('sentence-check').count()).toBe(0);
	await page.getByTestId('articles-7').getByTestId('mend').click();
	await expect.poll(() => page.getByTestId('differences').innerText()).toContain('10 分钟');
	await page.getByTestId('clauses-dispatch-edit').click();
	await page.getByTestId('taxonomy-edit').click();
	expect(await axe(page)).toEqual([]);
});

test('adopted, it changes what came after its day, leaves what came before, and stays', async () => {
	const { page } = app;
	await page.getByTestId('adopt').click();
	await page.locator('[data-testid="edit-rulebook"]:enabled').waitFor(patience);
	await idle(page);
	expect(await page.getByTestId('edition-1').textContent()).toContain(day);
	expect(await dispatch(`to=${before(day)}`)).toBe(oldPart);
	const changed = await dispatch(`from=${day}`);
	expect(changed).not.toBe(newPart);
	await page.reload();
	expect(await dispatch(`from=${day}`)).toBe(changed);
	expect(await dispatch(`to=${before(day)}`)).toBe(oldPart);
});

test('what is exported is accepted by the command line, and imported again it is the same', async () => {
	const { page } = app;
	await page.goto(`${app.address}rulebook/`);
	await page.locator('[data-testid="edit-rulebook"]:enabled').waitFor(patience);
	const { name, bytes } = await download(page, 'export-rulebook');
	expect(name).toBe('own.json');
	const folder = await mkdtemp(join(tmpdir(), 'sujian-rulebook-'));
	const file = join(folder, name);
	await writeFile(file, bytes);
	const checked = await run(process.execPath, ['src/cli/sujian.js', 'rules', 'check', file]);
	expect(checked.stdout).toContain('own');
	await page.getByTestId('rulebook-file').setInputFiles(file);
	await page.getByTestId('no-difference').waitFor(patience);
	await page.getByTestId('discard').click();
	await page.getByTestId('discard-yes').click();
	await page.locator('[data-testid="edit-rulebook"]:enabled').waitFor(patience);

	const wrong = JSON.parse(await readFile(file, 'utf8'));
	wrong.editions[1].clauses[1].limit.value = 0;
	await page.getByTestId('rulebook-file').setInputFiles({
		name: 'wrong.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(wrong))
	});
	await expect
		.poll(() => page.getByTestId('rulebook-problems').innerText(patience), patience)
		.toContain(`${day} 起的版本 › 时限 › 派单 › 时限：不能小于 1。`);
	await page.getByTestId('rulebook-file').setInputFiles({
		name: 'small.json',
		mimeType: 'application/json',
		buffer: Buffer.from(
			JSON.stringify({
				id: 'ours',
				title: { 'zh-CN': '本公司', 'zh-Hant': '本公司', en: 'Ours' },
				extends: 'owner-regulation',
				editions: [{ id: 'ours-1', from: null, without: { articles: ['15'] } }]
			})
		)
	});
	await page.getByTestId('articles-7').waitFor(patience);
	await expect.poll(() => page.getByTestId('articles-15').count(), patience).toBe(0);
});

test('a preset takes the place of one’s own', async () => {
	const { page } = app;
	await go(page, 'rulebook');
	await page.getByTestId('choose-rulebook').click(patience);
	await page.getByTestId('take-owner-regulation').click();
	await expect.poll(() => page.locator('main h1').textContent(), patience).toContain('业主投诉管理规定');
	await idle(page);
	await page.getByTestId('compare-rulebooks').click();
	await page.getByTestId('side-b').selectOption('combined');
	await expect.poll(() => page.getByTestId('differences').innerText()).toContain('施工单位');
	expect(await axe(page)).toEqual([]);
});
