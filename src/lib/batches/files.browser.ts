import type { Engine, FileSource } from '#lib/engine/engine.ts';
import { isFull } from '#lib/engine/full.ts';
import { identifier, literal } from '#lib/engine/sql.ts';
import { startWasm, type WasmInstance } from '#lib/engine/wasm.browser.ts';
import type { Manifest } from '#lib/model/batch.ts';
import { editionsDocument, filesOf } from '#lib/model/editions.ts';
import type { Disk } from './disk.ts';
import { finishJournal, keptByJournal, writeJournal, type TextFiles } from './journal.ts';
import {
	batchName,
	batchOf,
	documentName,
	documentOf,
	isStray,
	keptName,
	manifestName,
	sourceName
} from './names.ts';
import { emptyManifest, parseManifest, type BatchStore } from './store.ts';
import { refuse } from './words.ts';
import { countTables, finishWriting, isBatch } from './write.ts';

/** Left free when a source file is kept: the next batch matters more. */
const spareBytes = 200 * 2 ** 20;
/** Given up when there is no room for the manifest or a document: what frees room must itself find some. */
const reserveName = 'reserve';
const reserveBytes = 2 ** 20;

/**
 * Batches as files on a disk of the browser. Each is written once, by an engine of its own, and from then on only read, through a
 * Blob. `reader` reads a batch back before it is called finished. What a tab has attached is not deleted under it.
 */
export async function openFiles(reader: Engine, disk: Disk): Promise<BatchStore> {
	const { file, text, write, erase, names } = disk;
	/** Releases of the locks that keep other tabs from collecting what this one has not committed yet. */
	const uncommitted = new Map<string, () => void>();
	/** Releases of the locks that keep other tabs from deleting what this one reads, one for each engine that reads it. */
	const reading = new Map<string, (() => void)[]>();

	/** A writer's instance that starts while something else is done: starting one takes longer than writing a small batch. */
	let spare: Promise<WasmInstance> | null = null;

	/** Writes a small file, in the room that was kept for it if there is no other. */
	async function writeText(name: string, text: string): Promise<void> {
		try {
			await write(name, text);
		} catch (error) {
			if (!isFull(error)) throw error;
			await erase(reserveName);
			await write(name, text);
		}
	}

	/** Deletes what DuckDB leaves beside a database: its log, and the logs of checkpoints and recoveries. */
	async function eraseLogs(id: string): Promise<void> {
		for (const name of await names()) {
			if (name.startsWith(`${batchName(id)}.`)) await erase(name);
		}
	}

	async function attach(engine: Engine, id: string, alias: string): Promise<void> {
		const name = batchName(id);
		const blob = await file(name);
		if (!blob) throw new Error(`batch ${id} is not in the store`);
		const inSql = await engine.register(name, { kind: 'blob', blob });
		try {
			await engine.exec(`attach ${literal(inSql)} as ${identifier(alias)} (read_only)`);
		} catch (error) {
			await engine.release(name);
			throw error;
		}
	}

	async function detach(engine: Engine, id: string, alias: string): Promise<void> {
		await engine.exec(`detach database if exists ${identifier(alias)}`);
		await engine.release(batchName(id));
	}

	const files: TextFiles = {
		read: text,
		write: writeText,
		erase,
		names
	};

	/** No other tab takes this batch for garbage until it is committed or given up. */
	async function expect(id: string): Promise<void> {
		uncommitted.set(id, await disk.hold(writeLock(id), 'exclusive'));
	}

	function stopReading(id: string): void {
		reading.get(id)?.pop()?.();
	}

	function letGo(id: string): void {
		uncommitted.get(id)?.();
		uncommitted.delete(id);
	}

	async function writeManifest(manifest: Manifest): Promise<void> {
		await writeText(manifestName, JSON.stringify(manifest));
		disk.tell();
		for (const { id } of manifest.batches) letGo(id);
		disk.persist();
	}

	/** Deletes the batches that are not kept, unless a tab is writing or reading them, files that no register names, and copies that a crash left half-written. */
	async function sweep(kept: ReadonlySet<string>, named: ReadonlySet<string> | null): Promise<void> {
		const held = await disk.held();
		const inUse = (id: string) => kept.has(id) || held.has(writeLock(id)) || held.has(readLock(id));
		for (const name of await names()) {
			const id = batchOf(name);
			if (isStray(name, named) || (id === null ? name.endsWith('.crswap') : !inUse(id))) await erase(name);
		}
	}

	/** Finishes a replacement that was begun. It is decided: where there is no room for it, what it gives up goes first. */
	async function finish(): Promise<void> {
		try {
			await finishJournal(files, writeManifest);
		} catch (error) {
			const kept = isFull(error) ? await keptByJournal(files) : null;
			if (!kept) throw error;
			await sweep(kept, null);
			await finishJournal(files, writeManifest);
		}
	}

	const store: BatchStore = {
		persistent: disk.persistent,
		readManifest: async () => {
			const manifest = await text(manifestName);
			return manifest ? parseManifest(manifest) : emptyManifest;
		},
		writeManifest,
		expectWriter: () => {
			spare ??= startWasm();
			spare.catch(() => (spare = null));
		},
		create: async (id) => {
			const name = batchName(id);
			await expect(id);
			await erase(name);
			const instance = spare ?? startWasm();
			spare = null;
			const engine = await instance
				.then((started) => disk.open(started, name))
				.catch((error: unknown) => {
					letGo(id);
					throw error;
				});
			let closed: Promise<void> | null = null;
			const close = () => (closed ??= engine.close());
			return {
				engine,
				finish: () =>
					finishWriting(engine, close, async () => {
						await eraseLogs(id);
						const alias = `check ${id}`;
						await attach(reader, id, alias);
						return countTables(reader, alias).finally(() => detach(reader, id, alias));
					}),
				discard: async () => {
					// a writer that found no room may not even close
					await engine.cancel();
					await close().catch(() => undefined);
					await erase(name);
					await erase(sourceName(id));
					await eraseLogs(id);
					letGo(id);
				}
			};
		},
		attach: async (engine, { id }, alias) => {
			const release = await disk.hold(readLock(id), 'shared');
			reading.set(id, [...(reading.get(id) ?? []), release]);
			await attach(engine, id, alias).catch((error: unknown) => {
				stopReading(id);
				throw error;
			});
		},
		detach: async (engine, { id }, alias) => {
			await detach(engine, id, alias);
			stopReading(id);
		},
		putSource: async (id, source) => {
			try {
				const blob = await blobOf(source);
				if ((await disk.room()) < blob.size + spareBytes) return false;
				await write(sourceName(id), blob);
				return true;
			} catch {
				// no room, or the user's file changed meanwhile: the batch stands without a copy
				await erase(sourceName(id));
				return false;
			}
		},
		getSource: async (id): Promise<FileSource | null> => {
			const blob = await file(sourceName(id));
			return blob && { kind: 'blob', blob };
		},
		readDocument: async (name) => JSON.parse((await text(documentName(name))) || 'null') as unknown,
		writeDocument: async (name, value) => {
			await writeText(documentName(name), JSON.stringify(value));
			disk.tell();
		},
		documentNames: async () => (await names()).flatMap((name) => documentOf(name) ?? []).sort(),
		putKept: async (sha256, kept) => {
			try {
				await write(keptName(sha256), kept);
			} catch (error) {
				if (isFull(error)) refuse('no_room');
				throw error;
			}
		},
		getKept: (sha256) => file(keptName(sha256)),
		exportBatch: async (id) => {
			const database = await file(batchName(id));
			if (!database) throw new Error(`batch ${id} is not in the store`);
			return { database, source: await file(sourceName(id)) };
		},
		importBatch: async (batch, { database, source }) => {
			const { id } = batch;
			await expect(id);
			const discard = async () => {
				if (!uncommitted.has(id)) return;
				await erase(batchName(id));
				await erase(sourceName(id));
				letGo(id);
			};
			try {
				await write(batchName(id), database);
				const alias = `check ${id}`;
				await attach(reader, id, alias);
				await isBatch(reader, alias, batch).finally(() => detach(reader, id, alias));
				if (source) await store.putSource(id, { kind: 'blob', blob: source });
			} catch (error) {
				await discard();
				if (isFull(error)) refuse('no_room');
				throw error;
			}
			return discard;
		},
		replaceAll: async (manifest, documents) => {
			await writeJournal(files, { manifest, documents });
			for (const { id } of manifest.batches) letGo(id);
			await finish();
		},
		exclusive: (work) =>
			disk.alone(async () => {
				await finish();
				return await work();
			}),
		collectGarbage: () =>
			store.exclusive(async () => {
				await sweep(
					new Set((await store.readManifest()).batches.map(({ id }) => id)),
					filesOf(await store.readDocument(editionsDocument))
				);
				const missing = (await file(reserveName))?.size !== reserveBytes;
				if (missing)
					await write(reserveName, new Blob([new Uint8Array(reserveBytes)])).catch(() => undefined);
			}),
		clear: () =>
			store.exclusive(async () => {
				await store.replaceAll(emptyManifest, {});
				await sweep(new Set(), new Set());
				for (const name of [manifestName, reserveName]) await erase(name);
			}),
		watch: disk.hear
	};
	await store.exclusive(async () => undefined);
	return store;
}

const writeLock = (id: string) => `writes ${id}`;
const readLock = (id: string) => `reads ${id}`;

async function blobOf(source: FileSource): Promise<Blob> {
	if (source.kind === 'blob') return source.blob;
	if (source.kind === 'bytes') return new Blob([source.bytes.slice()]);
	throw new Error('a browser has no paths');
}
