import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { staticServer } from '../src/cli/server.js';
import { chromiumArgs, findChromium } from '../test/support/chromium.js';
import type { Timed } from './timings.ts';

interface Mark {
	readonly name: string;
	readonly at: number;
}
/** Steps of the app by the names that the command line's stages have. */
const stages: Readonly<Record<string, string>> = {
	load: 'load',
	inspect: 'inspect',
	accept: 'accept',
	attach: 'attach'
};
const wait = { timeout: 180_000 };

/** The built app in Chromium: the file is chosen, what was detected is confirmed at once, the overview is drawn. */
export async function inBrowser(path: string): Promise<Timed[]> {
	const server = staticServer({ folder: join(process.cwd(), 'build') });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumArgs });
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
		await page.addInitScript(watch);
		await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/import/`);
		await page.locator('[data-testid="demo-button"]:enabled').waitFor(wait);
		await page.waitForTimeout(1000);
		await page.setInputFiles('input[type="file"]', path);
		await page.getByTestId('import-confirm').click(wait);
		await page.getByTestId('overview').waitFor(wait);
		await page.waitForFunction(
			() =>
				performance.now() - (performance.getEntriesByName('sujian:chart').at(-1)?.startTime ?? Infinity) >
				3000,
			null,
			wait
		);
		const marks = await page.evaluate((): Mark[] =>
			performance
				.getEntriesByType('mark')
				.filter(({ name }) => name.startsWith('sujian:'))
				.map(({ name, startTime }) => ({ name: name.slice(7), at: startTime }))
		);
		return timesOf(marks);
	} finally {
		await browser.close();
		server.close();
	}
}

/** Runs in the page: notes when the overview and each picture come, after they were painted. */
function watch(): void {
	const painted = (name: string) =>
		requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(`sujian:${name}`)));
	const seen = new WeakSet<Element>();
	new MutationObserver(() => {
		for (const node of document.querySelectorAll('[data-testid="overview"], [data-testid="chart"] canvas')) {
			if (seen.has(node)) continue;
			seen.add(node);
			if (node.tagName === 'CANVAS') painted('chart');
			else performance.mark('sujian:overview');
		}
	}).observe(document, { childList: true, subtree: true });
}

/** From marks to durations: a step lasts until the next one begins. The user's looking at what was detected is left out. */
function timesOf(marks: readonly Mark[]): Timed[] {
	const from = marks.findIndex(({ name }) => name === 'read');
	const steps = marks.slice(from);
	const times: Timed[] = [];
	const last = steps.findLast(({ name }) => name === 'chart');
	const shown = steps.find(({ name }) => name === 'overview');
	let computing = false;
	let computed: number | null = null;
	for (const [i, { name, at }] of steps.entries()) {
		const next = steps[i + 1];
		if (!next || name === 'overview' || name === 'chart') continue;
		if (name === 'idle') {
			if (computing) computed = at;
			computing = false;
			continue;
		}
		if (name === 'attach') computing = true;
		times.push({
			name: computing && name !== 'attach' ? `recompute ${name}` : (stages[name] ?? 'read'),
			ms: next.at - at
		});
	}
	if (computed !== null && shown && last)
		times.push({ name: 'query', ms: shown.at - computed }, { name: 'draw', ms: last.at - shown.at });
	return times;
}
