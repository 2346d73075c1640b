import type { Engine, FileSource } from '#lib/engine/engine.ts';
import type { Batch, Manifest } from '#lib/model/batch.ts';
import { refuse } from './words.ts';

/** Writes one batch's database with an engine of its own; nothing is part of the workspace before the manifest names it. */
export interface BatchWriter {
	readonly engine: Engine;
	/** Checkpoints, checks that the file holds the rows that were written, and closes. */
	finish(): Promise<void>;
	/** Closes and forgets what was written, finished or not, as long as it is not committed. */
	discard(): Promise<void>;
}

/** A batch as files: its database, and the file that it came from where that was kept. */
export interface BatchFiles {
	readonly database: Blob;
	readonly source: Blob | null;
}

/**
 * Where the ground state is kept: batches, each an immutable database; the manifest that says which of them count,
 * written last and whole; the source files beside them; documents (rulebooks, decisions) as JSON.
 */
export interface BatchStore {
	/** False where everything is gone when the tab or the process ends. */
	readonly persistent: boolean;
	readManifest(): Promise<Manifest>;
	/** The commit point: replaced as a whole or not at all. */
	writeManifest(manifest: Manifest): Promise<void>;
	/** A writer for a new batch. `id` is a plain name: letters, digits, hyphens. */
	create(id: string): Promise<BatchWriter>;
	/** A writer will be asked for soon: what takes long about it may begin. */
	expectWriter?(): void;
	/** Makes a batch's tables readable as `<alias>.<table>`; they cannot be written. Nobody deletes it before it is detached. */
	attach(engine: Engine, batch: Batch, alias: string): Promise<void>;
	detach(engine: Engine, batch: Batch, alias: string): Promise<void>;
	/** Keeps a copy of the source file while there is room and it can be read; true where it was kept. */
	putSource(id: string, source: FileSource): Promise<boolean>;
	getSource(id: string): Promise<FileSource | null>;
	/** A document by its plain name, or null where there is none. */
	readDocument(name: string): Promise<unknown>;
	writeDocument(name: string, value: unknown): Promise<void>;
	/** The names of all documents, in order. */
	documentNames(): Promise<string[]>;
	/**
	 * Keeps a file under its SHA-256, whole or not at all. It stays as long as the register of editions names it: write that
	 * in the same `exclusive`. Throws a Refusal where there is no room.
	 */
	putKept(sha256: string, file: Blob): Promise<void>;
	/** A kept file as it lies there; null where there is none. Whether it is still what it was, its digest says. */
	getKept(sha256: string): Promise<Blob | null>;
	/** A committed batch's files; null where the store keeps none. */
	exportBatch(id: string): Promise<BatchFiles | null>;
	/**
	 * Takes in what `exportBatch` gave, under an id that is new to this store, and reads it back. It counts once the manifest
	 * names it; until then what is given takes it back out. Throws a Refusal where there is no room.
	 */
	importBatch(batch: Batch, files: BatchFiles): Promise<() => Promise<void>>;
	/** Puts manifest and all documents in the place of those that are there: whatever happens, both or none. Within `exclusive`. */
	replaceAll(manifest: Manifest, documents: Readonly<Record<string, unknown>>): Promise<void>;
	/** Runs `work` while nobody else changes this store, in this tab or another. Not to be nested. */
	exclusive<T>(work: () => Promise<T>): Promise<T>;
	/** Deletes what neither the manifest nor the register of editions names and nobody is about to commit. Takes the lock itself. */
	collectGarbage(): Promise<void>;
	/** Deletes everything. Takes the lock itself. */
	clear(): Promise<void>;
	/** Calls `changed` after another tab changed the manifest or a document; gives the way to stop. */
	watch(changed: () => void): () => void;
}

export const emptyManifest: Manifest = { version: 1, batches: [] };

/** Reads a manifest back. Throws a Refusal where a newer program wrote it: an older one must not touch what it cannot read. */
export function parseManifest(text: string): Manifest {
	const value = JSON.parse(text) as Manifest;
	if (value?.version !== 1 || !Array.isArray(value.batches)) {
		refuse('newer_store');
	}
	return value;
}
