import type { Engine, FileSource } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { identifier, literal } from '#lib/engine/sql.ts';
import type { Manifest } from '#lib/model/batch.ts';
import { editionsDocument, filesOf } from '#lib/model/editions.ts';
import { plainName } from './names.ts';
import { emptyManifest, type BatchStore } from './store.ts';
import { isBatch } from './write.ts';

/**
 * Batches as databases in the memory of `engine`'s own instance, written over a second connection.
 * They can be attached to `engine` and to its other connections only.
 */
export function openMemory(engine: Engine): BatchStore {
	let manifest: Manifest = emptyManifest;
	const sources = new Map<string, FileSource>();
	const documents = new Map<string, string>();
	const keptFiles = new Map<string, Blob>();
	const databases = new Set<string>();
	const uncommitted = new Set<string>();
	let last: Promise<unknown> = Promise.resolve();

	async function drop(database: string): Promise<void> {
		await engine.exec(`detach database if exists ${identifier(database)}`);
		databases.delete(database);
	}

	const store: BatchStore = {
		persistent: false,
		readManifest: async () => manifest,
		writeManifest: async (next) => {
			manifest = structuredClone(next);
			for (const { id } of next.batches) uncommitted.delete(nameOf(id));
		},
		create: async (id) => {
			const database = nameOf(id);
			const writer = await engine.connect();
			await writer.exec(`attach ':memory:' as ${identifier(database)}; use ${identifier(database)}`);
			databases.add(database);
			uncommitted.add(database);
			let closed: Promise<void> | null = null;
			const close = () => (closed ??= writer.exec('use memory').then(() => writer.close()));
			return {
				engine: writer,
				finish: close,
				discard: async () => {
					await writer.cancel();
					await close();
					await drop(database);
					uncommitted.delete(database);
				}
			};
		},
		attach: async (reader, batch, alias) => {
			const database = nameOf(batch.id);
			const tables = rows<{ name: string }>(
				await reader.query(
					`select table_name as name from duckdb_tables() where database_name = ${literal(database)} order by 1`
				)
			);
			if (tables.length === 0) throw new Error(`batch ${batch.id} is not in memory`);
			const views = tables.map(
				({ name }) =>
					`create view ${identifier(alias)}.${identifier(name)} as from ${identifier(database)}.main.${identifier(name)};`
			);
			await reader.exec(`create schema ${identifier(alias)}; ${views.join(' ')}`);
		},
		detach: (reader, _batch, alias) => reader.exec(`drop schema if exists ${identifier(alias)} cascade`),
		putSource: async (id, source) => {
			sources.set(id, source);
			return true;
		},
		getSource: async (id) => sources.get(id) ?? null,
		readDocument: async (name) => JSON.parse(documents.get(plainName(name)) ?? 'null') as unknown,
		writeDocument: async (name, value) => void documents.set(plainName(name), JSON.stringify(value)),
		documentNames: async () => [...documents.keys()].sort(),
		putKept: async (sha256, file) => void keptFiles.set(plainName(sha256), file),
		getKept: async (sha256) => keptFiles.get(sha256) ?? null,
		// DuckDB in a browser gives no file of a database in memory away
		exportBatch: async () => null,
		importBatch: async (batch, files) => {
			const database = nameOf(batch.id);
			const file = `${batch.id}.duckdb`;
			const given = `given ${batch.id}`;
			const discard = async () => {
				if (!uncommitted.has(database)) return;
				await drop(database);
				sources.delete(batch.id);
				uncommitted.delete(database);
			};
			const name = await engine.register(file, { kind: 'blob', blob: files.database });
			databases.add(database);
			uncommitted.add(database);
			try {
				await engine.exec(`attach ${literal(name)} as ${identifier(given)} (read_only)`);
				await isBatch(engine, given, batch);
				await engine.exec(
					`attach ':memory:' as ${identifier(database)}; copy from database ${identifier(given)} to ${identifier(database)}`
				);
			} catch (error) {
				await discard();
				throw error;
			} finally {
				await engine.exec(`detach database if exists ${identifier(given)}`);
				await engine.release(file);
			}
			if (files.source) sources.set(batch.id, { kind: 'blob', blob: files.source });
			return discard;
		},
		replaceAll: async (next, nextDocuments) => {
			documents.clear();
			for (const [name, value] of Object.entries(nextDocuments)) await store.writeDocument(name, value);
			await store.writeManifest(next);
		},
		exclusive: (work) => {
			const turn = last.then(work);
			last = turn.catch(() => undefined);
			return turn;
		},
		collectGarbage: () =>
			store.exclusive(async () => {
				const kept = new Set(manifest.batches.map(({ id }) => nameOf(id)));
				for (const database of [...databases]) {
					if (!kept.has(database) && !uncommitted.has(database)) await drop(database);
				}
				for (const id of sources.keys()) {
					if (!kept.has(nameOf(id)) && !uncommitted.has(nameOf(id))) sources.delete(id);
				}
				const named = filesOf(await store.readDocument(editionsDocument));
				for (const sha256 of keptFiles.keys()) if (named?.has(sha256) === false) keptFiles.delete(sha256);
			}),
		clear: () =>
			store.exclusive(async () => {
				manifest = emptyManifest;
				sources.clear();
				documents.clear();
				keptFiles.clear();
				for (const database of [...databases]) await drop(database);
			}),
		watch: () => () => undefined
	};
	return store;
}

function nameOf(id: string): string {
	return `batch ${plainName(id)}`;
}
