import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What was built so long ago goes when something newer is built: a command that was started on it has read it by then. */
const keptMilliseconds = 3_600_000;

/**
 * The address of the command line's bundle, built first where its sources have none yet. Each state of the sources has a folder of
 * its own, so that commands that start at the same time never take it away from one another.
 * @param {string} [folder] where bundles are kept
 * @returns {Promise<string>}
 */
export async function ensureBundle(folder = join(root, 'dist', 'bundles')) {
	const own = join(folder, await fingerprint());
	if (!existsSync(own)) await bundle(folder, own);
	return pathToFileURL(join(own, 'main.js')).href;
}

/**
 * @param {string} folder
 * @param {string} own the bundle's folder in it
 */
async function bundle(folder, own) {
	if (!existsSync(join(root, '.svelte-kit/tsconfig.json'))) {
		// tsconfig.json builds on a file that SvelteKit writes
		const kit = join(root, 'node_modules/@sveltejs/kit/svelte-kit.js');
		spawnSync(process.execPath, [kit, 'sync'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	}
	const { build } = await import('vite');
	await mkdir(folder, { recursive: true });
	const fresh = await mkdtemp(join(folder, 'making-'));
	await build({
		root,
		configFile: join(root, 'vite.cli.config.ts'),
		logLevel: 'error',
		build: { outDir: fresh, emptyOutDir: true }
	});
	try {
		await rename(fresh, own);
	} catch (error) {
		// another process was first, with the same sources
		if (!existsSync(own)) throw error;
		await rm(fresh, { recursive: true, force: true });
	}
	for (const name of await readdir(folder)) {
		const path = join(folder, name);
		const found = await stat(path).catch(() => null);
		if (path !== own && found && Date.now() - found.mtimeMs > keptMilliseconds) {
			await rm(path, { recursive: true, force: true });
		}
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
