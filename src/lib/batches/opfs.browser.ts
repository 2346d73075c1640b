import type { Engine, FileSource } from '#lib/engine/engine.ts';
import { identifier, literal } from '#lib/engine/sql.ts';
import { startWasm, type WasmInstance } from '#lib/engine/wasm.browser.ts';
import type { Manifest } from '#lib/model/batch.ts';
import { finishJournal, writeJournal, type TextFiles } from './journal.ts';
import { batchName, batchOf, documentName, documentOf, manifestName, sourceName } from './names.ts';
import { emptyManifest, parseManifest, type BatchStore } from './store.ts';
import { refuse } from './words.ts';
import { countTables, isBatch, sameCounts } from './write.ts';

const lockName = 'sujian';
/** Left free when a source file is kept: the next batch matters more. */
const spareBytes = 200 * 2 ** 20;

/** Whether this browser can keep batches: a private file system that can be written, and locks between tabs. */
export async function hasOpfs(): Promise<boolean> {
	try {
		if (!('locks' in navigator) || !('createWritable' in FileSystemFileHandle.prototype)) return false;
		await navigator.storage.getDirectory();
		return true;
	} catch {
		return false;
	}
}

/**
 * Batches in the browser's origin-private file system. Each is written once, by an engine of its own, on
 * `opfs://`, and from then on only read, through a File; any number of tabs may read.
 * `reader` reads a batch back before it is called finished.
 */
export async function openOpfs(reader: Engine): Promise<BatchStore> {
	const root = await navigator.storage.getDirectory();
	/** Releases of the locks that keep other tabs from collecting what this one has not committed yet. */
	const uncommitted = new Map<string, () => void>();
	/** A channel does not hear itself: what it hears comes from another tab. */
	const channel = new BroadcastChannel(lockName);

	/** A writer's instance that starts while something else is done: starting one takes longer than writing a small batch. */
	let spare: Promise<WasmInstance> | null = null;

	async function file(name: string): Promise<File | null> {
		try {
			return await (await root.getFileHandle(name)).getFile();
		} catch (error) {
			if ((error as DOMException).name === 'NotFoundError') return null;
			throw error;
		}
	}

	/** Replaces a file as a whole: createWritable writes beside it and swaps on close. */
	async function write(name: string, content: string | Blob): Promise<void> {
		const writable = await (await root.getFileHandle(name, { create: true })).createWritable();
		try {
			await writable.write(content);
			await writable.close();
		} catch (error) {
			await writable.abort().catch(() => undefined);
			throw error;
		}
	}

	/** Deletes a file; one that an ending worker still holds is let go within moments. */
	async function erase(name: string, attempts = 40): Promise<void> {
		try {
			await root.removeEntry(name);
		} catch (error) {
			const reason = (error as DOMException).name;
			if (reason === 'NotFoundError') return;
			if (reason !== 'NoModificationAllowedError' || attempts === 0) throw error;
			await new Promise((resolve) => setTimeout(resolve, 50));
			await erase(name, attempts - 1);
		}
	}

	async function names(): Promise<string[]> {
		const found: string[] = [];
		for await (const name of root.keys()) found.push(name);
		return found;
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

	const files: TextFiles = { read: async (name) => (await file(name))?.text() ?? null, write, erase, names };

	/** No other tab takes this batch for garbage until it is committed or given up. */
	async function expect(id: string): Promise<void> {
		uncommitted.set(id, await hold(writeLock(id)));
	}

	function letGo(id: string): void {
		uncommitted.get(id)?.();
		uncommitted.delete(id);
	}

	async function writeManifest(manifest: Manifest): Promise<void> {
		await write(manifestName, JSON.stringify(manifest));
		channel.postMessage('changed');
		for (const { id } of manifest.batches) letGo(id);
		// asks once that the browser does not clear this away by itself; where it will not, nothing is lost yet
		void navigator.storage.persist?.().catch(() => false);
	}

	const store: BatchStore = {
		persistent: true,
		readManifest: async () => {
			const text = await (await file(manifestName))?.text();
			return text ? parseManifest(text) : emptyManifest;
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
				.then((started) => started.open(`opfs://${name}`))
				.catch((error: unknown) => {
					letGo(id);
					throw error;
				});
			let closed: Promise<void> | null = null;
			const close = () => (closed ??= engine.close());
			return {
				engine,
				finish: async () => {
					await engine.exec('checkpoint');
					const written = await countTables(engine, null);
					await close();
					await eraseLogs(id);
					const alias = `check ${id}`;
					await attach(reader, id, alias);
					try {
						sameCounts(written, await countTables(reader, alias));
					} finally {
						await detach(reader, id, alias);
					}
				},
				discard: async () => {
					await engine.cancel();
					await close();
					await erase(name);
					await eraseLogs(id);
					letGo(id);
				}
			};
		},
		attach: (engine, batch, alias) => attach(engine, batch.id, alias),
		detach: (engine, batch, alias) => detach(engine, batch.id, alias),
		putSource: async (id, source) => {
			const blob = await blobOf(source);
			const { quota = 0, usage = 0 } = await navigator.storage.estimate();
			if (quota - usage < blob.size + spareBytes) return false;
			try {
				await write(sourceName(id), blob);
				return true;
			} catch (error) {
				if ((error as DOMException).name !== 'QuotaExceededError') throw error;
				await erase(sourceName(id));
				return false;
			}
		},
		getSource: async (id): Promise<FileSource | null> => {
			const blob = await file(sourceName(id));
			return blob && { kind: 'blob', blob };
		},
		readDocument: async (name) => {
			const text = await (await file(documentName(name)))?.text();
			return JSON.parse(text || 'null') as unknown;
		},
		writeDocument: (name, value) => write(documentName(name), JSON.stringify(value)),
		documentNames: async () => (await names()).flatMap((name) => documentOf(name) ?? []).sort(),
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
				if ((error as DOMException).name === 'QuotaExceededError') refuse('no_room');
				throw error;
			}
			return discard;
		},
		replaceAll: async (manifest, documents) => {
			await writeJournal(files, { manifest, documents });
			for (const { id } of manifest.batches) letGo(id);
			await finishJournal(files, writeManifest);
		},
		exclusive: async (work) =>
			await navigator.locks.request(lockName, async () => {
				await finishJournal(files, writeManifest);
				return await work();
			}),
		collectGarbage: () =>
			store.exclusive(async () => {
				const held = new Set((await navigator.locks.query()).held?.map((lock) => lock.name));
				const kept = new Set((await store.readManifest()).batches.map(({ id }) => id));
				for (const name of await names()) {
					const id = batchOf(name);
					if (id !== null && !kept.has(id) && !held.has(writeLock(id))) await erase(name);
				}
			}),
		clear: () =>
			store.exclusive(async () => {
				await store.replaceAll(emptyManifest, {});
				for (const name of await names()) {
					if (batchOf(name) !== null || name === manifestName) await erase(name);
				}
			}),
		watch: (changed) => {
			channel.addEventListener('message', changed);
			return () => channel.removeEventListener('message', changed);
		}
	};
	await store.exclusive(async () => undefined);
	return store;
}

const writeLock = (id: string) => `${lockName} writes ${id}`;

/** Takes a lock and gives its release; a tab that goes away releases by itself. */
function hold(name: string): Promise<() => void> {
	return new Promise((resolve, reject) => {
		navigator.locks.request(name, () => new Promise<void>((release) => resolve(release))).catch(reject);
	});
}

async function blobOf(source: FileSource): Promise<Blob> {
	if (source.kind === 'blob') return source.blob;
	if (source.kind === 'bytes') return new Blob([source.bytes.slice()]);
	throw new Error('a browser has no paths');
}
