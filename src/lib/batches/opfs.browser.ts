import type { Engine } from '#lib/engine/engine.ts';
import type { Disk } from './disk.ts';
import { openFiles } from './files.browser.ts';
import type { BatchStore } from './store.ts';

const lockName = 'sujian';

/** Whether this browser can keep batches: a private file system that can be written, and locks between tabs. */
export async function hasOpfs(): Promise<boolean> {
	try {
		if (!('locks' in navigator) || !('createWritable' in FileSystemFileHandle.prototype)) return false;
		await navigator.storage.getDirectory();
		return true;
	} catch {
		return false;
	}
}

/** Batches in the browser's origin-private file system; any number of tabs may read and write. */
export const openOpfs = async (reader: Engine): Promise<BatchStore> => openFiles(reader, await opfsDisk());

async function opfsDisk(): Promise<Disk> {
	const root = await navigator.storage.getDirectory();
	/** A channel does not hear itself: what it hears comes from another tab. */
	const channel = new BroadcastChannel(lockName);

	/** One that an ending worker still holds is let go within moments. */
	async function erase(name: string, attempts = 40): Promise<void> {
		try {
			await root.removeEntry(name);
		} catch (error) {
			const reason = (error as DOMException).name;
			if (reason === 'NotFoundError') return;
			if (reason !== 'NoModificationAllowedError' || attempts === 0) throw error;
			await new Promise((resolve) => setTimeout(resolve, 50));
			await erase(name, attempts - 1);
		}
	}

	async function file(name: string): Promise<File | null> {
		try {
			return await (await root.getFileHandle(name)).getFile();
		} catch (error) {
			if ((error as DOMException).name === 'NotFoundError') return null;
			throw error;
		}
	}

	/** What was replaced between being found and being read is found again: nobody replaces a file so often for long. */
	async function text(name: string, attempts = 40): Promise<string | null> {
		const found = await file(name);
		try {
			return found && (await found.text());
		} catch (error) {
			const replaced = ['NotReadableError', 'NotFoundError'].includes((error as DOMException).name);
			if (!replaced || attempts === 0) throw error;
			return await text(name, attempts - 1);
		}
	}

	return {
		persistent: true,
		file,
		text: (name) => text(name),
		// createWritable writes beside the file and swaps on close
		write: async (name, content) => {
			const writable = await (await root.getFileHandle(name, { create: true })).createWritable();
			try {
				await writable.write(content);
				await writable.close();
			} catch (error) {
				await writable.abort().catch(() => undefined);
				throw error;
			}
		},
		erase: (name) => erase(name),
		names: async () => {
			const found: string[] = [];
			for await (const name of root.keys()) found.push(name);
			return found;
		},
		room: async () => {
			const { quota = 0, usage = 0 } = await navigator.storage.estimate();
			return quota - usage;
		},
		persist: () => void navigator.storage.persist?.().catch(() => false),
		open: (instance, name) => instance.open(`opfs://${name}`),
		hold: (name, mode) =>
			new Promise((resolve, reject) => {
				const wait = () => new Promise<void>((release) => resolve(release));
				navigator.locks.request(`${lockName} ${name}`, { mode }, wait).catch(reject);
			}),
		held: async () => {
			const { held = [] } = await navigator.locks.query();
			return new Set(held.map(({ name = '' }) => name.slice(lockName.length + 1)));
		},
		alone: async (work) => await navigator.locks.request(lockName, work),
		tell: () => channel.postMessage('changed'),
		hear: (changed) => {
			channel.addEventListener('message', changed);
			return () => channel.removeEventListener('message', changed);
		}
	};
}
