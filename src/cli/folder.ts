import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { usage, UsageError } from './usage.ts';

/**
 * Runs `write` on a new folder beside `out` and then moves what it wrote into `out`, replacing files of the same
 * names. Where `write` fails, nothing is left behind and `out` is as it was.
 */
export async function writeFolder(out: string, write: (folder: string) => Promise<void>): Promise<void> {
	const target = resolve(out);
	const found = await stat(target).catch(() => null);
	if (found && !found.isDirectory()) throw new UsageError(usage.outIsFile, { file: out });
	const made = await mkdir(dirname(target), { recursive: true });
	const folder = await mkdtemp(join(dirname(target), '.sujian-'));
	try {
		await write(folder);
		await mkdir(target, { recursive: true });
		for (const name of await readdir(folder)) await rename(join(folder, name), join(target, name));
	} catch (error) {
		if (made) await rm(made, { recursive: true, force: true });
		throw error;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
