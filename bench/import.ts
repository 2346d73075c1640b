import { readFile, stat, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openNative } from '#lib/engine/native.node.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect } from '#lib/intake/inspect.ts';
import { loadSource, sourceOfPath } from '#lib/intake/open.node.ts';
import { buildPage, importInBrowser, type Measured } from './importPage.ts';
import { fields, logFile, logFileInGb18030 } from './log.ts';
import { workbookFile } from './logWorkbook.ts';
import { machine, seconds, table } from './timings.ts';
import { yardstick } from './yardstick.ts';

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '1000000' },
		'workbook-rows': { type: 'string', default: '100000' },
		runs: { type: 'string', default: '2' },
		out: { type: 'string' }
	}
});
const rows = Number(values.rows);
const workbookRows = Number(values['workbook-rows']);

const utf8 = await logFile(rows);
const files: readonly (readonly [name: string, path: string, yardstick: string | null])[] = [
	['CSV, UTF-8', utf8, utf8],
	['CSV, GB18030', await logFileInGb18030(rows), utf8],
	[`.xlsx, ${workbookRows.toLocaleString('en')} rows`, await workbookFile(workbookRows), null]
];
const stages = ['read', 'load', 'inspect', 'accept', 'commit'] as const;
type Times = Readonly<Record<string, number>>;
const all = (times: Times): number => stages.reduce((sum, stage) => sum + (times[stage] ?? 0), 0);
const best = <T>(runs: readonly T[], time: (run: T) => number): T =>
	runs.reduce((a, b) => (time(b) < time(a) ? b : a));
/** Of one run: how many times as long the import took as `read_csv` just after it. */
const ratio = ({ times, readCsv }: Measured): number => all(times) / (readCsv ?? Number.NaN);

const page = await buildPage();
const lines: string[][] = [];
for (const [name, path, other] of files) {
	const { size } = await stat(path);
	const browser: Measured[] = [];
	const command: { times: Times; rows: number }[] = [];
	for (let run = 0; run < Number(values.runs); run++) {
		browser.push(await importInBrowser(page, path, other, fields.length));
		command.push(await onCommandLine(path));
	}
	const quick = best(browser, ({ times }) => all(times));
	const native = best(command, ({ times }) => all(times));
	const speed = (time: number, count: number) =>
		`${(size / 1e3 / time).toFixed(0)} MB/s, ${Math.round(count / time).toLocaleString('en')} k rows/s`;
	const row = (where: string, times: Times, count: number, rest: readonly string[]) => [
		`${name}, ${where}`,
		...stages.map((stage) => (times[stage] === undefined ? '' : seconds(times[stage]))),
		`**${seconds(all(times))}**`,
		speed(all(times), count),
		...rest
	];
	lines.push(
		row('browser', quick.times, quick.rows, [
			quick.readCsv === null ? '' : seconds(quick.readCsv),
			quick.readCsv === null ? '' : `**${ratio(quick).toFixed(1)}**`,
			quick.peak === null ? '' : quick.peak.toFixed(0),
			(quick.batchBytes / 1e6).toFixed(0)
		]),
		row('command line', native.times, native.rows, ['', '', '', ''])
	);
}
const [given] = await yardstick(utf8);

const section = `## Import

A log of ${rows.toLocaleString('en')} rows and ${fields.length} columns (${((await stat(utf8)).size / 1e6).toFixed(0)} MB in UTF-8), and a workbook, from file to committed batch. Seconds; the better of
${values.runs} runs. \`read\` goes through the bytes; while it does, a CSV in UTF-8 is loaded already, and \`load\` is what remains of that. \`read_csv\` is DuckDB's own, all columns
as text, into memory, in the same browser just after; native it takes ${seconds(given!.ms)} s. Peak: the page's process with all its workers.
Machine: ${machine()}; load average at the end ${loadavg()[0]!.toFixed(1)}.

${table(['', ...stages, 'all', 'speed', '`read_csv`', 'ratio', 'peak MiB', 'batch MB'], lines)}
`;
process.stdout.write(section);
if (values.out) {
	const before = (await readFile(values.out, 'utf8')).replace(/\n## Import\n[^]*?(?=\n## |$)/, '');
	await writeFile(values.out, `${before.trimEnd()}\n\n${section}`);
}

/** The command line's own work on one file, in this process. */
async function onCommandLine(path: string): Promise<{ times: Times; rows: number }> {
	const engine = await openNative();
	try {
		const times: Record<string, number> = {};
		let since = performance.now();
		const mark = (stage: string): void => {
			const now = performance.now();
			times[stage] = now - since;
			since = now;
		};
		const sheet = await loadSource(engine, await sourceOfPath(path), {}, ({ step }) => {
			if (step === 'load') mark('read');
		});
		mark('load');
		const inspection = await inspect(engine, sheet);
		mark('inspect');
		const batch = await accept(engine, inspection, { id: 'bench' });
		mark('accept');
		return { times, rows: batch.rowsImported };
	} finally {
		await engine.close();
	}
}
