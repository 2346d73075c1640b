import { readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { staticServer } from '../src/cli/server.js';
import { chromiumArgs, findChromium } from '../test/support/chromium.js';
import { demoLog } from './demoLog.ts';
import { rendererUse } from './renderer.ts';
import { machine, seconds, table } from './timings.ts';

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '100000' },
		runs: { type: 'string', default: '3' },
		out: { type: 'string' }
	}
});
const rows = Number(values.rows);
const patience = { timeout: 600_000 };

/** Seconds on the clock and of the page's processor time. */
interface Spent {
	readonly clock: number;
	readonly processor: number;
}

/** What clicks start, until `selector` says something else than `before`, nothing is at work any more and the page was painted. */
async function spent(
	page: Page,
	clicks: readonly string[],
	selector: string,
	before: string | null = null
): Promise<Spent> {
	const used = rendererUse()?.processor ?? Number.NaN;
	const clock = await page.evaluate(
		async ({ clicks, selector, before }) => {
			const painted = () => new Promise((resolve) => requestAnimationFrame(resolve));
			const says = () => document.querySelector<HTMLElement>(selector)?.innerText ?? before;
			const since = performance.now();
			for (const id of clicks) document.querySelector<HTMLElement>(`[data-testid="${id}"]`)!.click();
			do await painted();
			while (says() === before || document.querySelector('.work') !== null);
			await painted();
			await painted();
			return (performance.now() - since) / 1000;
		},
		{ clicks, selector, before }
	);
	return { clock, processor: (rendererUse()?.processor ?? Number.NaN) - used };
}

const breaches = "[data-testid='clause-row-dispatch'] td:nth-of-type(5)";

/** The limit for the dispatch of a complaint is edited, tried and adopted; the overview is asked for at once. */
async function edit(page: Page, minutes: number): Promise<{ tried: Spent; adopted: Spent }> {
	await page.getByTestId('nav-overview').first().click();
	const shown = await page.locator(breaches).innerText(patience);
	await page.getByTestId('nav-rulebook').first().click();
	await page.locator('[data-testid="edit-rulebook"]:enabled').click(patience);
	const limit = page.getByTestId('clauses-dispatch').locator('input[inputmode="numeric"]').first();
	await limit.fill(String(minutes), patience);
	await page.locator('[data-testid="whatif-try"]:enabled').waitFor(patience);
	const tried = await spent(page, ['whatif-try'], '[data-testid="whatif-changed"] tbody tr');
	await page.locator('[data-testid="adopt"]:enabled').waitFor(patience);
	const adopted = await spent(page, ['adopt', 'nav-overview'], breaches, shown);
	return { tried, adopted };
}

const median = (numbers: readonly number[]): number =>
	numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

const [log] = await demoLog(rows);
const server = staticServer({ folder: join(process.cwd(), 'build') });
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumArgs });
const done: { tried: Spent; adopted: Spent }[] = [];
try {
	const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
	page.setDefaultTimeout(patience.timeout);
	await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/import/`);
	await page.locator('[data-testid="demo-button"]:enabled').waitFor(patience);
	await page.setInputFiles('input[type="file"]', log!);
	await page.getByTestId('import-confirm').click(patience);
	await page.getByTestId('overview').waitFor(patience);
	await page.locator('.work').waitFor({ state: 'detached', ...patience });
	for (let at = 0; at < Number(values.runs); at++) done.push(await edit(page, 10 + 5 * at));
} finally {
	await browser.close();
	server.close();
}

const line = (name: string, of: readonly Spent[]) => [
	name,
	seconds(median(of.map(({ clock }) => clock)) * 1000),
	seconds(median(of.map(({ processor }) => processor)) * 1000)
];
const report = `${table(
	['', 'on the clock', 'processor'],
	[
		line(
			'a draft is tried: from the click to what it changes, down to the complaints',
			done.map(({ tried }) => tried)
		),
		line(
			'it is adopted: from the click to the overview drawn anew',
			done.map(({ adopted }) => adopted)
		)
	]
)}

The built app in Chromium, ${rows.toLocaleString('en')} complaints of the demo with all their columns, another limit for one clause; seconds, median of ${done.length};
load average at the end ${loadavg()[0]!.toFixed(1)}. ${machine()}.
`;
process.stdout.write(report);
if (values.out) {
	const title = '## From an edit to the page';
	const before = (await readFile(values.out, 'utf8')).replace(
		new RegExp(`\\n${title}\\n[^]*?(?=\\n## |$)`),
		''
	);
	await writeFile(values.out, `${before.trimEnd()}\n\n${title}\n\n${report}`);
}
