import { loadavg } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { demoLog } from './demoLog.ts';
import { buildPage } from './importPage.ts';
import type { Page } from './page/page.ts';
import { inTab, keptProfile } from './recomputePage.ts';
import { rendererUse } from './renderer.ts';

/** Of the demo's two years a little more than half are in the last one: 188,000 complaints have 100,000 in it. */
const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '188000' },
		runs: { type: 'string', default: '3' },
		questions: { type: 'string', default: '0' }
	}
});
const rows = Number(values.rows);
const page = await buildPage();
const profile = await keptProfile(page, String(rows), await demoLog(rows));
const { written, used } = await inTab(page, profile, async (tab) => {
	const written = await tab.evaluate(
		(runs) => (globalThis as unknown as { page: Page }).page.annual(runs),
		Number(values.runs)
	);
	return { written, used: rendererUse() };
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(
	`${written.complaints.toLocaleString('en')} complaints, ${written.inYear.toLocaleString('en')} of them in the year`
);
for (const times of written.rounds)
	say(
		Object.entries(times)
			.map(([what, ms]) => `${what} ${(ms / 1000).toFixed(2)} s`)
			.join(' · ')
	);
say(
	`peak ${used?.peak.toFixed(0) ?? '–'} MiB, ${used?.processor.toFixed(1) ?? '–'} s of processor time in all; load average ${loadavg()[0]!.toFixed(1)}`
);
for (const [ms, sql] of written.questions.slice(0, Number(values.questions)))
	say(`${ms} ms  ${sql.replace(/\s+/g, ' ').slice(0, 200)}`);
