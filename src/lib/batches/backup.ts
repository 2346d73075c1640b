import type { OnProgress } from '#lib/base/progress.ts';
import { version as appVersion } from '#lib/base/version.ts';
import type { Batch, Manifest } from '#lib/model/batch.ts';
import { editionsDocument, filesOf } from '#lib/model/editions.ts';
import { readArchive, writeArchive, type Entry } from './archive.ts';
import { parseBackupManifest } from './backupManifest.ts';
import { digest } from './digest.ts';
import { isPlainName } from './names.ts';
import type { BatchStore } from './store.ts';
import { refuse } from './words.ts';

const format = 'sujian-backup';
const formatVersion = 1;
const indexName = 'index.json';
const manifestPart = 'manifest.json';
const databasePart = (id: string) => `batches/${id}.duckdb`;
const sourcePart = (id: string) => `sources/${id}`;
const documentPart = (name: string) => `documents/${name}.json`;
const keptPart = (sha256: string) => `editions/${sha256}.zip`;
const keptIn = (part: string) => /^editions\/([0-9a-f]{64})\.zip$/.exec(part)?.[1];
/** The name of a document's part, read back. */
const documentIn = (part: string) => /^documents\/(.+)\.json$/.exec(part)?.[1];
/** No index of ours comes near; more would be read into memory before it is known what it is. */
const largestIndex = 64 * 2 ** 20;

/** First entry of a backup: what the others are, and how to know that they are whole. */
interface Index {
	readonly format: string;
	readonly version: number;
	/** The program that made it, and when: naive local time, 'YYYY-MM-DD HH:MM:SS'. */
	readonly program: string;
	readonly madeAt: string;
	readonly parts: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

export interface WorkOptions {
	/** Hears bytes; steps 'backup', 'verify' and 'restore'. */
	readonly onProgress?: OnProgress;
	readonly signal?: AbortSignal;
}

/**
 * The whole workspace in one file: manifest, batches, the source files that were kept, documents, sealed editions. The parts are held by
 * reference, so the file costs no memory. Throws a Refusal where the store has no files to give.
 */
export async function makeBackup(
	store: BatchStore,
	madeAt: string,
	{ onProgress, signal }: WorkOptions = {}
): Promise<Blob> {
	const parts = await store.exclusive(() => partsOf(store));
	const total = [...parts.values()].reduce((sum, { size }) => sum + size, 0);
	const hear = counter('backup', total, onProgress);
	const entries: Entry[] = [];
	const listed: { name: string; bytes: number; sha256: string }[] = [];
	for (const [name, blob] of parts) {
		const { sha256, crc32 } = await digest(blob, hear, signal);
		listed.push({ name, bytes: blob.size, sha256 });
		entries.push({ name, blob, crc32 });
	}
	const index: Index = {
		format,
		version: formatVersion,
		program: appVersion,
		madeAt,
		parts: listed
	};
	const first = new Blob([JSON.stringify(index, null, '\t')]);
	return writeArchive([{ name: indexName, blob: first, crc32: (await digest(first)).crc32 }, ...entries]);
}

async function partsOf(store: BatchStore): Promise<Map<string, Blob>> {
	const manifest = await store.readManifest();
	const parts = new Map([[manifestPart, new Blob([JSON.stringify(manifest)])]]);
	for (const { id } of manifest.batches) {
		const files = await store.exportBatch(id);
		if (!files) refuse('no_files');
		parts.set(databasePart(id), files.database);
		if (files.source) parts.set(sourcePart(id), files.source);
	}
	for (const name of await store.documentNames()) {
		parts.set(documentPart(name), new Blob([JSON.stringify(await store.readDocument(name))]));
	}
	for (const sha256 of filesOf(await store.readDocument(editionsDocument)) ?? []) {
		const kept = await store.getKept(sha256);
		if (kept) parts.set(keptPart(sha256), kept);
	}
	return parts;
}

/** A backup every byte of which was checked: only such a one can be restored. */
export interface CheckedBackup {
	readonly manifest: Manifest;
	readonly madeAt: string;
	readonly parts: ReadonlyMap<string, Blob>;
	readonly bytes: number;
}

/** Reads a backup and compares every part with its checksum. Throws a Refusal that names the file; changes nothing. */
export async function checkBackup(
	file: Blob,
	fileName: string,
	{ onProgress, signal }: WorkOptions = {}
): Promise<CheckedBackup> {
	const found = await readArchive(file);
	const damaged = (part: string) => refuse('backup_damaged', fileName, { part });
	const first = found?.get(indexName);
	if (
		!found ||
		!first ||
		first.blob.size > largestIndex ||
		(await digest(first.blob)).crc32 !== first.crc32
	) {
		const ours = (await file.slice(0, 4096).text()).includes(`"${format}"`);
		return ours ? damaged(indexName) : refuse('not_a_backup', fileName);
	}
	const index = readIndex(await first.blob.text(), fileName);
	const hear = counter('verify', file.size, onProgress);
	const parts = new Map<string, Blob>();
	for (const { name, bytes, sha256 } of index.parts) {
		const blob = found.get(name)?.blob;
		if (blob?.size !== bytes || (await digest(blob, hear, signal)).sha256 !== sha256) return damaged(name);
		parts.set(name, blob);
	}
	const manifest = parseBackupManifest((await parts.get(manifestPart)?.text()) ?? '');
	if (!manifest) return damaged(manifestPart);
	for (const { id } of manifest.batches) if (!parts.has(databasePart(id))) return damaged(databasePart(id));
	return { manifest, madeAt: index.madeAt, parts, bytes: file.size };
}

function readIndex(text: string, fileName: string): Index {
	const index = parsed(text) as Index | null;
	if (index?.format !== format || !Number.isInteger(index.version)) refuse('not_a_backup', fileName);
	if (index.version > formatVersion) refuse('backup_newer', fileName, { version: index.version });
	if (!Array.isArray(index.parts)) refuse('backup_damaged', fileName, { part: indexName });
	return index;
}

/**
 * Puts a backup in the place of everything that is in the store. Its batches are written beside the old ones, under
 * ids that `newId` gives; then one step makes them count. Whatever interrupts it, the store is as before or as in the backup.
 * What gave way stays until garbage is collected.
 */
export async function restoreBackup(
	store: BatchStore,
	backup: CheckedBackup,
	newId: () => string,
	{ onProgress, signal }: WorkOptions = {}
): Promise<Manifest> {
	const hear = counter('restore', backup.bytes, onProgress);
	const undo: (() => Promise<void>)[] = [];
	const batches: Batch[] = [];
	try {
		for (const old of backup.manifest.batches) {
			signal?.throwIfAborted();
			const database = backup.parts.get(databasePart(old.id))!;
			const source = backup.parts.get(sourcePart(old.id)) ?? null;
			const batch = { ...old, id: newId() };
			undo.push(await store.importBatch(batch, { database, source }));
			batches.push(batch);
			hear(database.size + (source?.size ?? 0));
		}
		const documents: Record<string, unknown> = {};
		for (const [part, blob] of backup.parts) {
			const name = documentIn(part);
			if (name !== undefined && isPlainName(name)) documents[name] = parsed(await blob.text());
		}
		signal?.throwIfAborted();
		const manifest: Manifest = { ...backup.manifest, batches };
		await store.exclusive(async () => {
			for (const [part, blob] of backup.parts) {
				const sha256 = keptIn(part);
				if (sha256 !== undefined) await store.putKept(sha256, blob);
			}
			await store.replaceAll(manifest, documents);
		});
		return manifest;
	} catch (error) {
		for (const step of undo) await step();
		// what was kept for the backup's register is nobody's now; why it failed matters more than that
		await store.collectGarbage().catch(() => undefined);
		throw error;
	}
}

/** Adds up what is done of `total` and says so a hundred times at most. */
function counter(
	step: string,
	total: number,
	onProgress: OnProgress = () => undefined
): (count: number) => void {
	let done = 0;
	let said = -1;
	onProgress({ step, done, total });
	return (count) => {
		done += count;
		const percent = Math.floor((100 * done) / total);
		if (percent > said) onProgress({ step, done, total });
		said = percent;
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
