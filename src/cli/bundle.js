import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'dist', 'cli');
const stamp = join(folder, 'stamp');

/**
 * The address of the command line's bundle, built first where it is missing or older than its sources.
 * @returns {Promise<string>}
 */
export async function ensureBundle() {
	const wanted = await fingerprint();
	const found = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';
	if (found !== wanted) await bundle(wanted);
	return pathToFileURL(join(folder, 'main.js')).href;
}

/** @param {string} fingerprint */
async function bundle(fingerprint) {
	if (!existsSync(join(root, '.svelte-kit/tsconfig.json'))) {
		// tsconfig.json builds on a file that SvelteKit writes
		const kit = join(root, 'node_modules/@sveltejs/kit/svelte-kit.js');
		spawnSync(process.execPath, [kit, 'sync'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	}
	const { build } = await import('vite');
	const fresh = join(root, 'dist', `cli-${process.pid}`);
	await build({
		root,
		configFile: join(root, 'vite.cli.config.ts'),
		logLevel: 'error',
		build: { outDir: fresh }
	});
	await writeFile(join(fresh, 'stamp'), fingerprint);
	await mkdir(join(root, 'dist'), { recursive: true });
	await rm(folder, { recursive: true, force: true });
	try {
		await rename(fresh, folder);
	} catch (error) {
		// another process was first, with the same sources
		if (!existsSync(stamp)) throw error;
		await rm(fresh, { recursive: true, force: true });
	}
}

/** Name, size and time of every source file. */
async function fingerprint() {
	const hash = createHash('sha256');
	const files = ['package.json', 'package-lock.json', 'vite.cli.config.ts'];
	for (const part of ['src/lib', 'src/cli']) {
		for (const entry of await readdir(join(root, part), { recursive: true, withFileTypes: true })) {
			if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length));
		}
	}
	for (const file of files.sort()) {
		const { size, mtimeMs } = await stat(join(root, file));
		hash.update(`${file} ${size} ${mtimeMs}\n`);
	}
	return hash.digest('hex');
}
