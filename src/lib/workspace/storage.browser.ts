/**
 * Bytes that the imported data take in this browser, and what the site may take; null where the browser does not tell.
 * Counted file by file: the browser's own estimate goes on counting what was deleted.
 */
export async function storageUse(): Promise<{ used: number; allowed: number } | null> {
	try {
		const estimate = await navigator.storage.estimate();
		return { used: await sizeOf(await navigator.storage.getDirectory()), allowed: estimate.quota ?? 0 };
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

/** Whether the browser has promised not to clear this away by itself; null where it does not tell. */
export const isPersisted = async (): Promise<boolean | null> =>
	(await navigator.storage?.persisted?.().catch(() => null)) ?? null;

/** Asks the browser for that promise; a browser may ask the user, or decide by how the site is used. */
export const askPersisted = async (): Promise<boolean> =>
	(await navigator.storage?.persist?.().catch(() => false)) ?? false;
