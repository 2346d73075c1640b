import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { commit } from '#lib/batches/commit.ts';
import { openFolder } from '#lib/batches/folder.node.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect } from '#lib/intake/inspect.ts';
import { loadSource, sourceOfPath } from '#lib/intake/open.node.ts';
import { demoLog } from './demoLog.ts';
import { fields, logFile } from './log.ts';
import { buildPage } from './importPage.ts';
import { recomputations } from './page/recomputations.ts';
import { recomputeInBrowser, type Measured } from './recomputePage.ts';
import { ownUse } from './renderer.ts';
import { report } from './recomputeReport.ts';

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '100000,1000000' },
		runs: { type: 'string', default: '5' },
		only: { type: 'string' },
		narrow: { type: 'boolean', default: false },
		kept: { type: 'string' },
		out: { type: 'string' }
	}
});
const runs = Number(values.runs);

if (values.kept) process.stdout.write(JSON.stringify(await here(values.kept)));
else {
	const page = values.only === 'native' ? null : await buildPage();
	const sections: string[] = [];
	for (const rows of values.rows.split(',').map(Number)) {
		const files = values.narrow ? [await logFile(rows)] : await demoLog(rows);
		const name = values.narrow ? `${rows}-narrow` : String(rows);
		const native = values.only === 'browser' ? null : await apart(await imported(name, files));
		const browser = page ? await recomputeInBrowser(page, name, files, runs) : null;
		sections.push(report({ browser, native }));
		process.stdout.write(`${sections.at(-1)}\n`);
	}
	if (values.out) await write(values.out, sections);
}

/** The files as batches in a folder, imported once. */
async function imported(name: string, files: readonly string[]): Promise<string> {
	const folder = join(tmpdir(), 'sujian-bench', `store-${name}`);
	if (existsSync(folder)) return folder;
	await rm(`${folder}.part`, { recursive: true, force: true });
	const store = await openFolder(`${folder}.part`);
	for (const [at, path] of files.entries()) {
		const writer = await store.create(String(at + 1));
		const sheet = await loadSource(writer.engine, await sourceOfPath(path), {}, () => undefined);
		const batch = await accept(writer.engine, await inspect(writer.engine, sheet), { id: String(at + 1) });
		await writer.finish();
		await commit(store, batch);
	}
	await rename(`${folder}.part`, folder);
	return folder;
}

/** Recomputes in a process of its own, so that its memory is that of the recomputation. */
async function apart(folder: string): Promise<Measured> {
	const args = [
		'--max-old-space-size=8192',
		fileURLToPath(import.meta.url),
		'--kept',
		folder,
		'--runs',
		values.runs
	];
	const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24 });
	return JSON.parse(stdout) as Measured;
}

async function here(folder: string): Promise<Measured> {
	const engine = await openNative();
	const store = await openFolder(folder);
	const { batches } = await store.readManifest();
	for (const [at, batch] of batches.entries()) await store.attach(engine, batch, `b${at + 1}`);
	const before = ownUse();
	const done = await recomputations(engine, batches, runs);
	const after = ownUse();
	await engine.close();
	return {
		...done,
		peak: after && after.peak,
		processor: before && after && after.processor - before.processor
	};
}

async function write(out: string, sections: readonly string[]): Promise<void> {
	const what = values.narrow
		? `A complaint log of ${fields.length} columns and no other table`
		: "The demo's log with all its columns and all its other tables (`sujian demo`)";
	const title = `## Recompute, split by model${values.narrow ? `: a log of ${fields.length} columns` : ''}`;
	const section = `${title}

${what}, imported; then everything derived again from the kept batches under
the rulebook \`combined\`: every clause, the ledger, the marts. Seconds, median of ${runs} runs in one process; load average at the end ${loadavg()[0]!.toFixed(1)}.

${sections.join('\n')}`;
	const before = (await readFile(out, 'utf8')).replace(new RegExp(`\\n${title}\\n[^]*?(?=\\n## |$)`), '');
	await writeFile(out, `${before.trimEnd()}\n\n${section}`);
}
