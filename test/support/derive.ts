import { commit } from '#lib/batches/commit.ts';
import { openMemory } from '#lib/batches/memory.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { identifier } from '#lib/engine/sql.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect } from '#lib/intake/inspect.ts';
import { loadRows } from '#lib/intake/load.ts';
import { readSheet, sourceOfBytes } from '#lib/intake/read.ts';
import type { Batch } from '#lib/model/batch.ts';
import { run, type RunInput, type RunSummary } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';

/** A file to be imported: its name and its bytes. */
export interface GivenFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Files in, batches attached, as the app and the command line do it. */
export async function bring(engine: Engine, files: readonly GivenFile[]): Promise<readonly Batch[]> {
	const store = openMemory(engine);
	for (const [index, { name, bytes }] of files.entries()) {
		const writer = await store.create(`given-${index + 1}`);
		const chunks: Uint8Array[] = [];
		const sheet = await readSheet(sourceOfBytes(name, bytes), {}, (chunk) => void chunks.push(chunk.slice()));
		const canonical = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
		const inSql = await writer.engine.register('given.csv', { kind: 'bytes', bytes: canonical });
		await loadRows(writer.engine, inSql, sheet);
		await writer.engine.release('given.csv');
		const inspection = await inspect(writer.engine, sheet);
		const batch = await accept(writer.engine, inspection, { id: `given-${index + 1}` });
		await writer.finish();
		await commit(store, batch);
	}
	const { batches } = await store.readManifest();
	for (const [index, batch] of batches.entries()) await store.attach(engine, batch, `b${index + 1}`);
	return batches;
}

/** Files in, all tables derived: the whole line from bytes to marts on one engine. */
export async function derive(
	engine: Engine,
	files: readonly GivenFile[],
	asOf?: string,
	given: Partial<Pick<RunInput, 'rulebook' | 'decisions' | 'incremental'>> = {}
): Promise<RunSummary> {
	const batches = await bring(engine, files);
	return run(engine, { batches, rulebook: defaultRulebook(), ...given, ...(asOf ? { asOf } : {}) });
}

/** What a table holds, in a form that two engines can be compared by. */
export interface TableDigest {
	readonly rows: number;
	/** One hash for each column, over its cells in the order of all columns. */
	readonly columns: Readonly<Record<string, string>>;
}

/** Every table and view of the engine's own database, whole. */
export async function digests(engine: Engine): Promise<Record<string, TableDigest>> {
	const names = rows<{ name: string }>(
		await engine.query(`select table_name as name from information_schema.tables
			where table_catalog = current_database() and table_schema = 'main' order by table_name`)
	);
	const result: Record<string, TableDigest> = {};
	for (const { name } of names) {
		const found = rows<Record<string, unknown>>(
			await engine.query(`select * from ${identifier(name)} order by all`)
		);
		const columns: Record<string, string> = {};
		for (const column of Object.keys(found[0] ?? {})) {
			columns[column] = hash(found.map((row) => row[column]));
		}
		result[name] = { rows: found.length, columns };
	}
	return result;
}

/** FNV-1a over the JSON text: doubles to their last digit. */
export function hash(value: unknown): string {
	let state = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(JSON.stringify(value))) {
		state = ((state ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
	}
	return state.toString(16).padStart(16, '0');
}
