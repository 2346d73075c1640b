import type { Batch, Manifest } from '#lib/model/batch.ts';
import type { BatchStore } from './store.ts';

/** Makes a finished batch part of the workspace, after the others. */
export function commit(store: BatchStore, batch: Batch): Promise<Manifest> {
	return change(store, (batches) => {
		if (batches.some(({ id }) => id === batch.id)) throw new Error(`batch ${batch.id} is there already`);
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
