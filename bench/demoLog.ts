import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoFiles, makeDemo } from '#lib/demo/demo.ts';

const names = Object.entries(demoFiles) as [keyof typeof demoFiles, string][];

/** The demo of so many complaints as files, made once: the log with all its columns first, then every other table. */
export async function demoLog(rows: number): Promise<readonly string[]> {
	const folder = join(tmpdir(), 'sujian-bench', `demo-${rows}`);
	if (!existsSync(folder)) {
		const unfinished = `${folder}.part`;
		await mkdir(unfinished, { recursive: true });
		const demo = makeDemo({ rows });
		for (const [table, name] of names) await writeFile(join(unfinished, name), demo[table]);
		await rename(unfinished, folder);
	}
	return names.map(([, name]) => join(folder, name));
}
