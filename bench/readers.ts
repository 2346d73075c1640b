import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { Zip, ZipDeflate } from 'fflate';
import { sourceOfPath } from '#lib/intake/open.node.ts';
import { readSheet } from '#lib/intake/read.ts';
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

const places = ['物业', '园区', '一期', '二期', '电梯间', '地下车库'];
const words = ['电梯停运无人处理', '楼道灯不亮', '噪音扰民', '漏水严重', '车位被占', '垃圾未清运'];

/** A log of 24 columns as spreadsheet programs write it: shared strings, dates as day numbers, six of them, phone numbers and ids as text. */
async function logFile(rows: number): Promise<string> {
	const folder = join(tmpdir(), 'sujian-bench');
	const path = join(folder, `log-${rows}.xlsx`);
	if (existsSync(path)) return path;
	await mkdir(folder, { recursive: true });
	const pieces: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		pieces.push(chunk);
	});
	const encoder = new TextEncoder();
	const part = (name: string): { write(text: string): void; end(): void } => {
		const entry = new ZipDeflate(name, { level: 6 });
		entry.mtime = '2020-01-01T00:00:00Z';
		zip.add(entry);
		return {
			write: (text) => entry.push(encoder.encode(text)),
			end: () => entry.push(new Uint8Array(0), true)
		};
	};
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const small: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
		'_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`
	};
	for (const [name, text] of Object.entries(small)) {
		const one = part(name);
		one.write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);
		one.end();
	}
	const strings = new Map<string, number>();
	const shared = (text: string): number => {
		let at = strings.get(text);
		if (at === undefined) strings.set(text, (at = strings.size));
		return at;
	};
	let state = 1;
	const random = (below: number): number => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
	const sheet = part('xl/worksheets/sheet1.xml');
	sheet.write(
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}"><dimension ref="A1:X${rows + 1}"/><sheetData>`
	);
	let text = '';
	for (let row = 1; row <= rows + 1; row++) {
		text += `<row r="${row}" spans="1:24">`;
		for (let column = 0; column < 24; column++) {
			const place = `${String.fromCharCode(65 + column)}${row}`;
			if (row > 1 && column % 4 === 1) {
				text += `<c r="${place}" s="1"><v>${45_000 + random(700) + random(86_400) / 86_400}</v></c>`;
				continue;
			}
			const cell =
				row === 1
					? column === 0
						? '投诉编号'
						: column === 1
							? '投诉时间'
							: `第${column}列`
					: column === 0
						? `T20250601${String(row).padStart(8, '0')}`
						: column === 4
							? `138${String(random(1e8)).padStart(8, '0')}`
							: column === 8
								? `${words[random(6)]}，${places[random(6)]}${random(100_000)}，${words[random(6)]}，请尽快安排处理并回复`
								: `${places[random(6)]}${random(40)}`;
			text += `<c r="${place}" t="s"><v>${shared(cell)}</v></c>`;
		}
		text += '</row>';
		if (text.length > 1 << 20) {
			sheet.write(text);
			text = '';
		}
	}
	sheet.write(`${text}</sheetData></worksheet>`);
	sheet.end();
	const list = part('xl/sharedStrings.xml');
	list.write(
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="${main}" uniqueCount="${strings.size}">`
	);
	let items = '';
	for (const one of strings.keys()) {
		items += `<si><t>${one}</t></si>`;
		if (items.length < 1 << 20) continue;
		list.write(items);
		items = '';
	}
	list.write(`${items}</sst>`);
	list.end();
	zip.end();
	await writeFile(path, Buffer.concat(pieces));
	return path;
}

if (values.reader && values.file) await measureHere(values.reader, values.file);
else {
	const sizes = values.sizes.split(',').map(Number);
	const lines: string[][] = [];
	const best = new Map<string, number>();
	for (const reader of Object.keys(readers)) {
		const cells: string[] = [];
		for (const rows of sizes) {
			const file = await logFile(rows);
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
