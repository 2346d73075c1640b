import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSource } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { identifier, literal } from '#lib/engine/sql.ts';
import { emptyManifest, parseManifest, plainName, type BatchStore } from './store.ts';
import { countTables, sameCounts } from './write.ts';

const manifestName = 'manifest.json';

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

	const store: BatchStore = {
		persistent: true,
		readManifest: async () => {
			const text = await readText(manifestName);
			return text === null ? emptyManifest : parseManifest(text);
		},
		writeManifest: async (manifest) => {
			await writeText(manifestName, JSON.stringify(manifest));
			for (const { id } of manifest.batches) uncommitted.delete(id);
		},
		create: async (id) => {
			const path = at(fileName(id));
			uncommitted.add(id);
			const engine = await openNative({ path });
			let closed: Promise<void> | null = null;
			const close = () => (closed ??= engine.close());
			return {
				engine,
				finish: async () => {
					await engine.exec('checkpoint');
					const written = await countTables(engine, null);
					await close();
					const check = await openNative({ path, readOnly: true });
					sameCounts(written, await countTables(check, null));
					await check.close();
				},
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
			engine.exec(`attach ${literal(at(fileName(batch.id)))} as ${identifier(alias)} (read_only)`),
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
		exclusive: (work) => {
			const turn = last.then(work);
			last = turn.catch(() => undefined);
			return turn;
		},
		collectGarbage: () =>
			store.exclusive(async () => {
				const { batches } = await store.readManifest();
				const kept = new Set([...batches.map(({ id }) => id), ...uncommitted]);
				for (const name of await readdir(folder)) {
					const id = /^(?:b|s)-(.+?)(?:\.duckdb(?:\.wal)?|\.source)$/.exec(name)?.[1];
					if (id !== undefined && !kept.has(id)) await rm(at(name), { force: true });
				}
			}),
		clear: () =>
			store.exclusive(async () => {
				for (const name of await readdir(folder)) await rm(at(name), { recursive: true, force: true });
			}),
		watch: () => () => undefined
	};
	return store;
}

const fileName = (id: string) => `b-${plainName(id)}.duckdb`;
const sourceName = (id: string) => `s-${plainName(id)}.source`;
const documentName = (name: string) => `d-${plainName(name)}.json`;
