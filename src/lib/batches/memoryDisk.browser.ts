import type { Engine } from '#lib/engine/engine.ts';
import type { Disk } from './disk.ts';
import { openFiles } from './files.browser.ts';
import type { BatchStore } from './store.ts';

/** Batches in the memory of this tab, for a browser that keeps nothing: as files, so that they can be backed up and restored. */
export const openMemoryFiles = (reader: Engine): Promise<BatchStore> => openFiles(reader, memoryDisk());

function memoryDisk(): Disk {
	const files = new Map<string, Blob>();
	const locks = new Map<symbol, string>();
	let last: Promise<unknown> = Promise.resolve();
	return {
		persistent: false,
		file: async (name) => files.get(name) ?? null,
		text: async (name) => (await files.get(name)?.text()) ?? null,
		write: async (name, content) => void files.set(name, new Blob([content])),
		erase: async (name) => void files.delete(name),
		names: async () => [...files.keys()],
		room: async () => Infinity,
		persist: () => undefined,
		open: (instance, name) => instance.openInMemory((file) => files.set(name, file)),
		hold: async (name) => {
			const key = Symbol(name);
			locks.set(key, name);
			return () => void locks.delete(key);
		},
		held: async () => new Set(locks.values()),
		alone: (work) => {
			const turn = last.then(work);
			last = turn.catch(() => undefined);
			return turn;
		},
		tell: () => undefined,
		hear: () => () => undefined
	};
}
