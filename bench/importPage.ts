import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { build } from 'vite';
import { staticServer } from '../src/cli/server.js';
import { chromiumArgs, findChromium } from '../test/support/chromium.js';
import type { Imported, Page } from './page/page.ts';
import { rendererUse } from './renderer.ts';

/** One import in a browser of its own. */
export interface Measured extends Imported {
	/** DuckDB's own `read_csv` of a file in the same browser; milliseconds, null where none was asked for. */
	readonly readCsv: number | null;
	/** The most memory that the page's process ever had during the import, all its workers in it; MiB, null where nothing tells. */
	readonly peak: number | null;
}

/** Where the page is in the project, whose root the build's is: fonts are found from there. */
export const benchPage = 'bench/page';

/** Builds the page that imports and recomputes: the app's own code without its looks. Gives its folder. */
export async function buildPage(): Promise<string> {
	const outDir = join(tmpdir(), 'sujian-bench', 'page');
	const wasm = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
	await build({
		configFile: false,
		logLevel: 'error',
		base: './',
		define: { __DUCKDB_WASM_BYTES__: String(statSync(wasm).size) },
		worker: { format: 'es' },
		build: {
			outDir,
			emptyOutDir: true,
			target: 'es2022',
			rolldownOptions: { input: join(process.cwd(), benchPage, 'index.html') }
		}
	});
	return outDir;
}

/** Imports `path` in Chromium; `yardstick` is read by `read_csv` after it. */
export async function importInBrowser(
	folder: string,
	path: string,
	yardstick: string | null,
	columns: number
): Promise<Measured> {
	const server = staticServer({ folder });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumArgs });
	try {
		const tab = await browser.newPage();
		tab.setDefaultTimeout(600_000);
		await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${benchPage}/`);
		await tab.setInputFiles('input', path);
		const imported = await tab.evaluate(() => (globalThis as unknown as { page: Page }).page.importFile());
		const peak = rendererUse()?.peak ?? null;
		let readCsv: number | null = null;
		if (yardstick) {
			await tab.setInputFiles('input', yardstick);
			readCsv = await tab.evaluate(
				(count) => (globalThis as unknown as { page: Page }).page.readCsv(count),
				columns
			);
		}
		return { ...imported, readCsv, peak };
	} finally {
		await browser.close();
		server.close();
	}
}
