import { Refusal } from '#lib/base/problem.ts';
import type { Batch, Manifest } from '#lib/model/batch.ts';
import type { BatchStore } from './store.ts';

/**
 * Makes a finished batch part of the workspace, after the others. Throws a Refusal where another tab was first with the same
 * table of the same sheet of the same bytes.
 */
export function commit(store: BatchStore, batch: Batch): Promise<Manifest> {
	return change(store, (batches) => {
		if (batches.some(({ id }) => id === batch.id)) throw new Error(`batch ${batch.id} is there already`);
		const { sha256, file, sheet, table } = batch;
		if (batches.some((old) => old.sha256 === sha256 && old.sheet === sheet && old.table === table)) {
			throw new Refusal({ code: 'imported_before', where: { file, sheet }, severity: 'note' });
		}
		return [...batches, batch];
	});
}

/** Takes a batch out of the workspace. What is not there is no mistake: another tab may have been first. */
export function remove(store: BatchStore, id: string): Promise<Manifest> {
	return change(store, (batches) => batches.filter((batch) => batch.id !== id));
}

/** Puts a finished batch where another one was: one step, so that both never count. After the others where that one is gone. */
export function replace(store: BatchStore, id: string, batch: Batch): Promise<Manifest> {
	return change(store, (batches) =>
		batches.some((old) => old.id === id)
			? batches.map((old) => (old.id === id ? batch : old))
			: [...batches, batch]
	);
}

/** The batch that holds the same sheet of the same bytes, if it was imported before. */
export function seenBefore(
	manifest: Manifest,
	file: { readonly sha256: string; readonly sheet: string }
): Batch | null {
	return manifest.batches.find(({ sha256, sheet }) => sha256 === file.sha256 && sheet === file.sheet) ?? null;
}

function change(store: BatchStore, step: (batches: readonly Batch[]) => readonly Batch[]): Promise<Manifest> {
	return store.exclusive(async () => {
		const before = await store.readManifest();
		const after: Manifest = { ...before, batches: step(before.batches) };
		await store.writeManifest(after);
		return after;
	});
}
