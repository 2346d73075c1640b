import { openAsBlob } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSource } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { identifier, literal } from '#lib/engine/sql.ts';
import type { Manifest } from '#lib/model/batch.ts';
import { editionsDocument, filesOf } from '#lib/model/editions.ts';
import { finishJournal, writeJournal, type TextFiles } from './journal.ts';
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
import { countTables, finishWriting, isBatch } from './write.ts';

/** Batches as files in a folder of the machine, which is made where it is missing. One process writes at a time. */
export async function openFolder(folder: string): Promise<BatchStore> {
	await mkdir(folder, { recursive: true });
	const uncommitted = new Set<string>();
	let last: Promise<unknown> = Promise.resolve();
	const at = (name: string) => join(folder, name);

	async function readText(name: string): Promise<string | null> {
		try {
			return await readFile(at(name), 'utf8');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
			throw error;
		}
	}

	async function writeText(name: string, text: string): Promise<void> {
		await writeFile(at(`${name}.new`), text);
		await rename(at(`${name}.new`), at(name));
	}

	const files: TextFiles = {
		read: readText,
		write: writeText,
		erase: (name) => rm(at(name), { force: true }),
		names: () => readdir(folder)
	};

	async function writeManifest(manifest: Manifest): Promise<void> {
		await writeText(manifestName, JSON.stringify(manifest));
		for (const { id } of manifest.batches) uncommitted.delete(id);
	}

	const store: BatchStore = {
		persistent: true,
		readManifest: async () => {
			const text = await readText(manifestName);
			return text === null ? emptyManifest : parseManifest(text);
		},
		writeManifest,
		create: async (id) => {
			const path = at(batchName(id));
			uncommitted.add(id);
			const engine = await openNative({ path });
			let closed: Promise<void> | null = null;
			const close = () => (closed ??= engine.close());
			return {
				engine,
				finish: () =>
					finishWriting(engine, close, async () => {
						const check = await openNative({ path, readOnly: true });
						return countTables(check, null).finally(() => check.close());
					}),
				discard: async () => {
					await engine.cancel();
					await close();
					await rm(path, { force: true });
					await rm(`${path}.wal`, { force: true });
					uncommitted.delete(id);
				}
			};
		},
		attach: (engine, batch, alias) =>
			engine.exec(`attach ${literal(at(batchName(batch.id)))} as ${identifier(alias)} (read_only)`),
		detach: (engine, _batch, alias) => engine.exec(`detach database if exists ${identifier(alias)}`),
		putSource: async (id, source) => {
			const path = at(sourceName(id));
			if (source.kind === 'path') await copyFile(source.path, path);
			else if (source.kind === 'bytes') await writeFile(path, source.bytes);
			else await writeFile(path, new Uint8Array(await source.blob.arrayBuffer()));
			return true;
		},
		getSource: async (id): Promise<FileSource | null> => {
			const path = at(sourceName(id));
			const found = await stat(path).catch(() => null);
			return found ? { kind: 'path', path } : null;
		},
		readDocument: async (name) => JSON.parse((await readText(documentName(name))) ?? 'null') as unknown,
		writeDocument: (name, value) => writeText(documentName(name), JSON.stringify(value)),
		documentNames: async () => (await readdir(folder)).flatMap((name) => documentOf(name) ?? []).sort(),
		putKept: async (sha256, file) => {
			const name = keptName(sha256);
			await writeFile(at(`${name}.new`), file.stream());
			await rename(at(`${name}.new`), at(name));
		},
		getKept: async (sha256) => {
			const found = await stat(at(keptName(sha256))).catch(() => null);
			return found && (await openAsBlob(at(keptName(sha256))));
		},
		exportBatch: async (id) => {
			const kept = await stat(at(sourceName(id))).catch(() => null);
			return {
				database: await openAsBlob(at(batchName(id))),
				source: kept && (await openAsBlob(at(sourceName(id))))
			};
		},
		importBatch: async (batch, { database, source }) => {
			const path = at(batchName(batch.id));
			uncommitted.add(batch.id);
			const discard = async () => {
				if (!uncommitted.delete(batch.id)) return;
				await rm(path, { force: true });
				await rm(at(sourceName(batch.id)), { force: true });
			};
			try {
				await writeFile(path, database.stream());
				const check = await openNative({ path, readOnly: true });
				await isBatch(check, null, batch).finally(() => check.close());
				if (source) await writeFile(at(sourceName(batch.id)), source.stream());
			} catch (error) {
				await discard();
				throw error;
			}
			return discard;
		},
		replaceAll: async (manifest, documents) => {
			await writeJournal(files, { manifest, documents });
			for (const { id } of manifest.batches) uncommitted.delete(id);
			await finishJournal(files, writeManifest);
		},
		exclusive: (work) => {
			const turn = last.then(() => finishJournal(files, writeManifest)).then(work);
			last = turn.catch(() => undefined);
			return turn;
		},
		collectGarbage: () =>
			store.exclusive(async () => {
				const { batches } = await store.readManifest();
				const kept = new Set([...batches.map(({ id }) => id), ...uncommitted]);
				const named = filesOf(await store.readDocument(editionsDocument));
				for (const name of await readdir(folder)) {
					const id = batchOf(name);
					if (isStray(name, named) || (id !== null && !kept.has(id))) await rm(at(name), { force: true });
				}
			}),
		clear: () =>
			store.exclusive(async () => {
				for (const name of await readdir(folder)) await rm(at(name), { recursive: true, force: true });
			}),
		watch: () => () => undefined
	};
	await store.exclusive(async () => undefined);
	return store;
}
