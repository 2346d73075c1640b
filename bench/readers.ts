import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { sourceOfPath } from '#lib/intake/open.node.ts';
import { readSheet } from '#lib/intake/read.ts';
import { workbookFile } from './logWorkbook.ts';
import { machine, seconds, table } from './timings.ts';

const { values } = parseArgs({
	options: {
		sizes: { type: 'string', default: '5000,20000,100000' },
		runs: { type: 'string', default: '3' },
		reader: { type: 'string' },
		file: { type: 'string' },
		out: { type: 'string' }
	}
});

/** What a reader does with a workbook: every cell of its sheet is in memory or written once it is done. It gives the number of rows. */
const readers: Readonly<Record<string, (path: string) => Promise<number>>> = {
	async ours(path) {
		let bytes = 0;
		const { rowsRead } = await readSheet(
			await sourceOfPath(path),
			{},
			(chunk) => void (bytes += chunk.length)
		);
		return bytes > 0 ? rowsRead : 0;
	},
	async exceljs(path) {
		const { default: ExcelJS } = await import('exceljs');
		const book = new ExcelJS.Workbook();
		await book.xlsx.readFile(path);
		return book.worksheets[0]!.rowCount;
	},
	async 'exceljs, streaming'(path) {
		const { default: ExcelJS } = await import('exceljs');
		let rows = 0;
		const book = new ExcelJS.stream.xlsx.WorkbookReader(path, {
			sharedStrings: 'cache',
			styles: 'cache',
			worksheets: 'emit'
		});
		for await (const sheet of book)
			for await (const row of sheet) rows += (row.values as unknown[]).length > 0 ? 1 : 0;
		return rows;
	},
	async 'SheetJS, dense'(path) {
		const { read } = await import('@e965/xlsx');
		const book = read(await readFile(path), { dense: true, cellDates: true, UTC: true, cellText: false });
		return (book.Sheets[book.SheetNames[0]!]!['!data'] ?? []).length;
	}
};

/** One reading in a process of its own: seconds, and the most memory that the process ever had. */
async function measured(reader: string, file: string): Promise<{ s: number; mib: number }> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['--max-old-space-size=8192', fileURLToPath(import.meta.url), '--reader', reader, '--file', file],
		{ maxBuffer: 1 << 24 }
	);
	return JSON.parse(stdout) as { s: number; mib: number };
}

async function measureHere(reader: string, file: string): Promise<void> {
	const start = process.cpuUsage();
	const rows = await readers[reader]!(file);
	const { user, system } = process.cpuUsage(start);
	const peak = /VmHWM:\s*(\d+) kB/.exec(
		existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
	);
	if (rows < 1000) throw new Error(`${reader} read ${rows} rows`);
	const mib = peak ? Number(peak[1]) / 1024 : process.memoryUsage.rss() / 2 ** 20;
	process.stdout.write(JSON.stringify({ s: (user + system) / 1e6, mib }));
}

if (values.reader && values.file) await measureHere(values.reader, values.file);
else {
	const sizes = values.sizes.split(',').map(Number);
	const lines: string[][] = [];
	const best = new Map<string, number>();
	for (const reader of Object.keys(readers)) {
		const cells: string[] = [];
		for (const rows of sizes) {
			const file = await workbookFile(rows);
			const runs: { s: number; mib: number }[] = [];
			for (let run = 0; run < Number(values.runs); run++) runs.push(await measured(reader, file));
			const { s, mib } = runs.reduce((a, b) => (b.s < a.s ? b : a));
			if (reader === 'ours') best.set(String(rows), s);
			cells.push(`${seconds(s * 1000)} / ${Math.round(mib)}`, (s / best.get(String(rows))!).toFixed(1));
		}
		lines.push([reader, ...cells]);
	}
	const header = ['reader', ...sizes.flatMap((rows) => [rows.toLocaleString('en'), '× ours'])];
	const section = `## Workbook readers

A log of 24 columns as .xlsx (shared strings, six columns of dates), every cell read. Seconds of processor time / most MiB that the process
had, each reading in a process of its own, the best of ${values.runs}. \`node dist/bench/readers.js\`. Machine: ${machine()}.

${table(header, lines)}
`;
	process.stdout.write(section);
	if (values.out) {
		const before = (await readFile(values.out, 'utf8')).replace(
			/\n## Workbook readers\n[^]*?(?=\n## |$)/,
			''
		);
		await writeFile(values.out, `${before.trimEnd()}\n\n${section}`);
	}
}
