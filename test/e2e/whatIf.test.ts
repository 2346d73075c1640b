import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openApp, type App } from './harness.ts';
import { axe, axeNow, download, go, idle, openDemo, patience } from './steps.ts';

let app: App;
beforeAll(async () => {
	app = await openApp();
	await openDemo(app.page);
});
afterAll(async () => app?.close());
afterEach(() => app.verify());

/** Numbers of the lines of a cell, thousands without their comma. */
const numbers = (text: string) => text.split('\n').map((line) => Number(line.replaceAll(',', '')));
/** The breaches of dispatch, as the overview says them. */
async function breached(): Promise<number> {
	await go(app.page, 'overview');
	const row = app.page.getByTestId('clause-row-dispatch');
	await row.waitFor(patience);
	await idle(app.page);
	return numbers(await row.locator('td').nth(4).innerText(patience))[0]!;
}

test('a draft is tried, a complaint that changes is opened, and once it is adopted the overview says what was foretold', async () => {
	const { page } = app;
	const now = await breached();
	await go(page, 'rulebook');
	await page.locator('[data-testid="edit-rulebook"]:enabled').click(patience);
	const limit = page.getByTestId('clauses-dispatch').locator('input[inputmode="numeric"]').first();
	await limit.fill('10', patience);
	await page.getByTestId('whatif-try').click(patience);
	const row = page.getByTestId('whatif-clause-dispatch');
	await row.waitFor(patience);
	await idle(page);
	const [before, after] = numbers(await row.locator('td').nth(1).innerText());
	expect(before).toBe(now);
	expect(after).toBeLessThan(now);
	expect(await page.getByTestId('whatif').locator('h2').first().innerText()).toMatch(
		new RegExp(`派单超时由 ${before} 件减至 ${after} 件，应扣罚减少 ¥[\\d,]+`)
	);
	const list = page.getByTestId('whatif-changed');
	await list.locator('tbody tr').first().waitFor(patience);
	expect(await list.locator('tbody tr').first().innerText()).toMatch(/派单 超时 → 达标[\s\S]*时限/);
	const csv = await download(page, 'whatif-csv');
	expect(csv.bytes.toString('utf8').split('\r\n')[0]).toContain('改前理由');
	expect(await axe(page, '[data-testid="whatif"]')).toEqual([]);

	const link = list.locator('tbody a').first();
	const number = (await link.innerText()).trim();
	await link.click();
	await page.getByTestId('clause-dispatch').waitFor(patience);
	expect(await page.locator('main').innerText()).toContain(number);

	await go(page, 'rulebook');
	await page.locator('[data-testid="edit-rulebook"]:enabled').click(patience);
	await page.locator('[data-testid="adopt"]:enabled').click(patience);
	await expect.poll(breached, patience).toBe(after);
	await idle(page);
	expect(new URL(page.url()).pathname).not.toContain('rulebook');
});

test('a trial that is cancelled says nothing and can be made again', async () => {
	const { page } = app;
	await go(page, 'rulebook');
	await page.locator('[data-testid="edit-rulebook"]:enabled').click(patience);
	const limit = page.getByTestId('clauses-dispatch').locator('input[inputmode="numeric"]').first();
	await limit.fill('20', patience);
	await page.getByTestId('whatif-try').click(patience);
	await page.getByTestId('cancel').click(patience);
	await idle(page);
	expect(await page.getByTestId('whatif-clauses').count()).toBe(0);
	await page.getByTestId('whatif-try').click(patience);
	await page.getByTestId('whatif-clause-dispatch').waitFor(patience);
	await limit.fill('30');
	await expect.poll(() => page.getByTestId('whatif').innerText()).toContain('又改过');
	await limit.fill('');
	await expect.poll(() => page.getByTestId('whatif').innerText()).toContain('先改好标出的地方');
	expect(await page.getByTestId('whatif-clause-dispatch').isVisible()).toBe(true);
	expect(await page.locator('.effects[aria-busy="true"]').count()).toBe(1);
	expect(await page.getByTestId('whatif-try').isDisabled()).toBe(true);
	expect(await axeNow(page, '[data-testid="whatif"]')).toEqual([]);
	await limit.fill('30');
	await expect.poll(() => page.getByTestId('whatif-try').isEnabled()).toBe(true);
	expect(await page.getByTestId('whatif-clause-dispatch').isVisible()).toBe(true);
	expect(await page.getByTestId('whatif-recurring').count()).toBe(0);
});
