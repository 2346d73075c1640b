import { Refusal } from '#lib/base/problem.ts';
import type { OnProgress } from '#lib/base/progress.ts';
import { seenBefore } from '#lib/batches/commit.ts';
import type { BatchStore, BatchWriter } from '#lib/batches/store.ts';
import type { Changes, Inspection } from '#lib/intake/inspection.ts';
import { applyMapping, type Applied } from '#lib/intake/mapping/apply.ts';
import type { KnownMapping } from '#lib/intake/mapping/find.ts';
import { mappingsDocument, parseRemembered, recall, shapeOf } from '#lib/intake/mapping/remembered.ts';
import { savedMapping, type SavedMapping } from '#lib/intake/mapping/saved.ts';
import { inspectFile } from '#lib/intake/session.browser.ts';
import type { ReadOptions } from '#lib/intake/sheet.ts';
import { batchId } from '#lib/workspace/batchId.browser.ts';

/** A mapping that is in use: the user's file, or what was decided about a file of this shape before. */
export interface MappingInUse extends Pick<Applied, 'columns' | 'values' | 'missing'> {
	readonly origin: 'given' | 'remembered';
}

/** A table that is read into a writer of its own; it counts for nothing yet. */
export interface Opened {
	readonly file: File;
	readonly options: ReadOptions;
	readonly id: string;
	readonly writer: BatchWriter;
	/** As the file was understood by itself. */
	readonly detected: Inspection;
}

/** Reads and inspects one table of a file. Throws a Refusal or the signal's reason; the writer is discarded then. */
export async function openTable(
	store: BatchStore,
	file: File,
	{ changes, ...options }: ReadOptions & { changes?: Changes },
	onProgress: OnProgress,
	signal: AbortSignal
): Promise<Opened> {
	onProgress({ step: 'read', done: 0, total: file.size });
	await mustBeThere(file);
	const id = batchId();
	const writer = await store.create(id);
	try {
		const known = await knownShapes(store);
		const reading = { ...options, changes, known, open: true };
		const detected = await inspectFile(writer.engine, file, reading, onProgress, signal);
		return { file, options, id, writer, detected };
	} catch (error) {
		await writer.discard().catch(() => undefined);
		throw error;
	}
}

/** How tables of each shape were read: what names no field by itself may be known from before. */
export async function knownShapes(store: BatchStore): Promise<readonly KnownMapping[]> {
	try {
		return parseRemembered(await store.readDocument(mappingsDocument)).shapes;
	} catch {
		return [];
	}
}

/** A file that was moved, deleted or locked since it was chosen says so by name. */
export async function mustBeThere(file: File): Promise<void> {
	try {
		await file.slice(0, 1).arrayBuffer();
	} catch {
		throw new Refusal({ code: 'file_gone', where: { file: file.name }, severity: 'error' });
	}
}

/** Refuses what is there already; the same file may take its own place, with other columns. */
export async function mustBeNew(store: BatchStore, { detected }: Opened, replaced: string | null) {
	const { sha256, sheet, file } = detected.source;
	const before = seenBefore(await store.readManifest(), { sha256, sheet });
	if (before && before.id !== replaced)
		throw new Refusal({ code: 'imported_before', where: { file, sheet }, severity: 'note' });
}

/** The table as one of its shape was read before; null where none was, or where that fails: what was detected stands. */
export async function recalled(
	store: BatchStore,
	{ writer, detected }: Opened,
	signal: AbortSignal
): Promise<{ inspection: Inspection; mapping: MappingInUse } | null> {
	try {
		const mapping = recall(parseRemembered(await store.readDocument(mappingsDocument)), detected);
		if (!mapping) return null;
		const { inspection, ...applied } = await applyMapping(writer.engine, detected, mapping, 'remembered');
		if (applied.columns + applied.values === 0) return null;
		return { inspection, mapping: { origin: 'remembered', ...applied } };
	} catch {
		signal.throwIfAborted();
		return null;
	}
}

/** What the user had decided about the table, where it has the same headers under other options of reading; null where it has not. */
export async function carriedOver(
	before: Inspection,
	{ writer, detected }: Opened
): Promise<Inspection | null> {
	if (shapeOf(before) === null || shapeOf(before) !== shapeOf(detected)) return null;
	return (await applyMapping(writer.engine, detected, savedMapping(before), 'given')).inspection;
}

/** The table read exactly as the one before it. */
export const readLike = (mapping: SavedMapping, { writer, detected }: Opened): Promise<Applied> =>
	applyMapping(writer.engine, detected, mapping, 'given');
