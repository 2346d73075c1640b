import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, findChromium } from './test/support/chromium.js';
import { patience } from './test/e2e/patience.ts';
import { commands } from './test/support/commands.ts';

const wasm = fileURLToPath(import.meta.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
const executablePath = findChromium() ?? undefined;

/** The worker's source map names a hundred files that are not in its package, and each would be warned of. */
const quietWorker: Plugin = {
	name: 'quiet-worker',
	apply: 'serve',
	enforce: 'pre',
	load(id) {
		const [file, query] = id.split('?');
		if (!file?.endsWith('duckdb-browser-eh.worker.js') || query === 'url') return null;
		return readFileSync(file, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
	}
};

export default defineConfig({
	plugins: [quietWorker, sveltekit()],
	define: { __DUCKDB_WASM_BYTES__: String(statSync(wasm).size) },
	build: { target: 'es2022', chunkSizeWarningLimit: 1500, reportCompressedSize: false },
	worker: { format: 'es' },
	optimizeDeps: {
		// a worker's source is in the package, so it must not be moved
		exclude: ['@duckdb/duckdb-wasm'],
		// found before the first test runs: a package found later reloads the page under it
		entries: ['src/routes/**/*.svelte', 'test/**/*.browser.test.ts'],
		include: ['apache-arrow', 'papaparse', 'fflate', 'hash-wasm']
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					// each file has an engine of one thread, so all processors are of use
					maxWorkers: '100%',
					// a machine with other work on it takes several times as long
					testTimeout: 600_000,
					hookTimeout: 600_000,
					include: ['test/**/*.test.ts'],
					exclude: ['test/**/*.browser.test.ts', 'test/e2e/**']
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					maxWorkers: Math.min(2, availableParallelism()),
					include: ['test/**/*.browser.test.ts'],
					testTimeout: 600_000,
					hookTimeout: 600_000,
					expect: { poll: { timeout: 60_000 } },
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						commands,
						provider: playwright({ launchOptions: { executablePath, args: chromiumArgs } }),
						instances: [{ browser: 'chromium' }]
					}
				}
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					environment: 'node',
					include: ['test/e2e/**/*.test.ts'],
					// a browser waits for its user half of the time
					maxWorkers: Math.min(2, availableParallelism()),
					// several waits, each of which may take as long as `patience` says
					testTimeout: 5 * patience.timeout,
					hookTimeout: 5 * patience.timeout,
					expect: { poll: { timeout: patience.timeout } }
				}
			}
		]
	}
});
