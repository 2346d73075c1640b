import type { BatchStore } from '#lib/batches/store.ts';
import type { Batch } from '#lib/model/batch.ts';

/**
 * Bytes that the imported data take in this browser, what the site may take, and what the browser says is free; null where the browser does not tell.
 * Counted file by file: the browser's own estimate goes on counting what was deleted.
 */
export async function storageUse(): Promise<{ used: number; allowed: number; free: number } | null> {
	try {
		const { quota = 0, usage = 0 } = await navigator.storage.estimate();
		const used = await sizeOf(await navigator.storage.getDirectory());
		return { used, allowed: quota, free: Math.max(0, quota - usage) };
	} catch {
		return null;
	}
}

async function sizeOf(folder: FileSystemDirectoryHandle): Promise<number> {
	let sum = 0;
	for await (const entry of folder.values()) {
		if (entry.kind === 'directory') sum += await sizeOf(entry as FileSystemDirectoryHandle);
		else sum += (await (entry as FileSystemFileHandle).getFile()).size;
	}
	return sum;
}

/** Bytes of one batch: its rows, and the copy of its source file; null where none was kept. */
export interface BatchSize {
	readonly batch: Batch;
	readonly data: number;
	readonly source: number | null;
}

/** What each batch takes, largest first. */
export async function batchSizes(store: BatchStore, batches: readonly Batch[]): Promise<BatchSize[]> {
	const sizes: BatchSize[] = [];
	for (const batch of batches) {
		const files = await store.exportBatch(batch.id);
		if (files) sizes.push({ batch, data: files.database.size, source: files.source?.size ?? null });
	}
	const total = ({ data, source }: BatchSize) => data + (source ?? 0);
	return sizes.sort((a, b) => total(b) - total(a));
}

/** Whether the browser has promised not to clear this away by itself; null where it does not tell. */
export const isPersisted = async (): Promise<boolean | null> =>
	(await navigator.storage?.persisted?.().catch(() => null)) ?? null;

/** Asks the browser for that promise; a browser may ask the user, or decide by how the site is used. */
export const askPersisted = async (): Promise<boolean> =>
	(await navigator.storage?.persist?.().catch(() => false)) ?? false;
