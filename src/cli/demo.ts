import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoTables, makeDemo } from '#lib/demo/demo.ts';
import { writeFolder } from './folder.ts';
import type { Terminal } from './terminal.ts';

/** Writes the demo log and its tables, with a byte order mark so that spreadsheets open them rightly. */
export async function demo(
	options: { out: string; rows: number; seed: number },
	terminal: Terminal
): Promise<void> {
	const { out, rows, seed } = options;
	const tables = makeDemo({ rows, seed });
	await writeFolder(out, async (folder) => {
		for (const table of demoTables) {
			terminal.stage('write', { file: `${table}.csv` });
			await writeFile(join(folder, `${table}.csv`), '\ufeff' + tables[table]);
		}
	});
}
