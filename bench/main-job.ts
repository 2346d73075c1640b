import { stat, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { version } from '#lib/base/version.ts';
import { commandLine } from './commandLine.ts';
import { fields, logFile } from './log.ts';
import { machine, seconds, sum, table, type Timed } from './timings.ts';
import { yardstick } from './yardstick.ts';

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '100000' },
		'no-browser': { type: 'boolean' },
		out: { type: 'string' }
	}
});
const rows = Number(values.rows);
const path = await logFile(rows);
const size = ((await stat(path)).size / 2 ** 20).toFixed(1);

const own = await yardstick(path);
const command = await commandLine(path);
const browser = values['no-browser'] ? null : await (await import('./browser.ts')).inBrowser(path);

const parts: [string, (times: readonly Timed[]) => number][] = [
	['read: decode, split into records', (t) => sum(t, 'read')],
	['load: `read_csv` of the canonical CSV', (t) => sum(t, 'load')],
	['map: header, fields, dates, values', (t) => sum(t, 'inspect')],
	['accept: lookups, problems, checkpoint', (t) => sum(t, 'accept')],
	['recompute: staging, facts, marts', (t) => sum(t, 'compute', 'recompute', 'attach')],
	['query: all questions of the overview', (t) => sum(t, 'query')],
	['draw: pictures on the page', (t) => sum(t, 'draw')]
];
const cell = (times: readonly Timed[] | null, part: (t: readonly Timed[]) => number) =>
	times === null ? '–' : part(times) === 0 ? '' : seconds(part(times));
const all = (times: readonly Timed[]) => parts.reduce((total, [, part]) => total + part(times), 0);

const report = `# Results

Sujian ${version}. A complaint log of ${rows.toLocaleString('en')} rows and ${fields.length} columns, UTF-8 CSV, ${size} MiB, from file to drawn overview. Seconds, one run.
Machine: ${machine()}.

${table(
	['', 'browser (wasm)', 'command line (native)'],
	[
		...parts.map(([name, part]) => [name, cell(browser, part), cell(command, part)]),
		['**all**', cell(browser, all), cell(command, all)]
	]
)}

The yardstick, in the same run: DuckDB ${table(
	['on the same file, native, one thread', 's'],
	own.map(({ name, ms }) => [name, seconds(ms)])
)}

## Recompute by model

${table(
	['model', 'browser (wasm)', 'command line (native)'],
	models().map((name) => [`\`${name}\``, one(browser, name), one(command, name)])
)}
`.replace('DuckDB |', 'DuckDB\n\n|');

function models(): string[] {
	const named = [...command, ...(browser ?? [])].flatMap(
		({ name }) => /^recompute (\w+_\w+)$/.exec(name)?.[1] ?? []
	);
	const worth = (name: string) =>
		[command, browser ?? []].some((times) => sum(times, `recompute ${name}`) >= 20);
	return [...new Set(named)].filter(worth);
}
function one(times: readonly Timed[] | null, name: string): string {
	return times === null ? '–' : seconds(sum(times, `recompute ${name}`));
}

process.stdout.write(report);
if (values.out) await writeFile(values.out, report);
