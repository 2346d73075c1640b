import { readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { demoLog } from './demoLog.ts';
import { session, watching, type Answered } from './filterSession.ts';
import { buildPage } from './importPage.ts';
import { logFile } from './log.ts';
import { inTab, keptProfile } from './recomputePage.ts';
import { rendererUse } from './renderer.ts';
import { machine, table } from './timings.ts';

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '100000' },
		rounds: { type: 'string', default: '9' },
		dwell: { type: 'string', default: '300,0' },
		height: { type: 'string', default: '900' },
		build: { type: 'string', default: 'build' },
		narrow: { type: 'boolean', default: false },
		out: { type: 'string' }
	}
});

/** The value below which this share of the values lies. */
function quantile(numbers: readonly number[], share: number): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
const ms = (value: number) => value.toFixed(0);

interface Session {
	readonly answered: readonly Answered[];
	/** Milliseconds of processor time an interaction, the engine's and the page's together, what is done while the pointer moves in it; null where nothing tells. */
	readonly processor: number | null;
	readonly load: number;
}

async function sessionOf(rows: number, dwell: number): Promise<Session> {
	const files = values.narrow ? [await logFile(rows)] : await demoLog(rows);
	const profile = await keptProfile(
		await buildPage(),
		values.narrow ? `${rows}-narrow` : String(rows),
		files
	);
	return inTab(
		join(process.cwd(), values.build),
		profile,
		async (tab) => {
			await tab.setViewportSize({ width: 1280, height: Number(values.height) });
			await tab.getByTestId('overview').waitFor();
			await tab.waitForFunction(() => !document.querySelector('[aria-busy="true"], .work'));
			// what is read once in the background is there when somebody begins to filter
			await tab.waitForTimeout(Math.min(30_000, rows / 20));
			const before = rendererUse();
			const answered = await session(
				tab,
				Number(values.rounds),
				dwell,
				() => rendererUse()?.processor ?? null
			);
			const after = rendererUse();
			return {
				answered,
				processor: before && after && ((after.processor - before.processor) * 1000) / answered.length,
				load: loadavg()[0]!
			};
		},
		(tab) => tab.addInitScript(watching),
		''
	);
}

const sections: string[] = [];
for (const rows of values.rows.split(',').map(Number)) {
	for (const dwell of values.dwell.split(',').map(Number)) {
		const { answered, processor, load } = await sessionOf(rows, dwell);
		const kinds = ['all', ...new Set(answered.map(({ kind }) => kind))];
		const lines = kinds.map((kind) => {
			const some = answered.filter((one) => kind === 'all' || one.kind === kind);
			const all = some.map((one) => one.all);
			const touched = some.flatMap((one) => one.touched ?? []);
			const spent = some.flatMap((one) => one.processor ?? []);
			return [
				kind,
				String(some.length),
				ms(quantile(all, 0.5)),
				ms(quantile(all, 0.95)),
				spent.length > 0 ? ms(spent.reduce((sum, one) => sum + one, 0) / spent.length) : '',
				touched.length > 0 ? ms(quantile(touched, 0.5)) : '',
				touched.length > 0 ? ms(quantile(touched, 0.95)) : ''
			];
		});
		sections.push(`${rows.toLocaleString('en')} complaints, a window of 1280 × ${values.height}, the pointer rests ${dwell} ms before a click; ${processor === null ? '' : `${ms(processor)} ms of processor time an interaction, `}load average ${load.toFixed(1)}:

${table(['interaction', 'n', 'all, median', 'all, p95', 'processor', 'touched, median', 'touched, p95'], lines)}
`);
		process.stdout.write(`${sections.at(-1)}\n`);
	}
}
if (values.out) {
	const title = '## Filter to drawn';
	const section = `${title}

The built app's overview in Chromium: a scripted session of picks in charts, periods, chips, resets and back. Milliseconds from the click to the
frame that follows the last view's answer, drawing included, of processor time meanwhile (mean), and to the frame after the first picture was drawn again. ${machine()}.

${sections.join('\n')}`;
	const before = (await readFile(values.out, 'utf8')).replace(
		new RegExp(`\\n${title}\\n[^]*?(?=\\n## |$)`),
		''
	);
	await writeFile(values.out, `${before.trimEnd()}\n\n${section}`);
}
