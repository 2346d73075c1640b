import { openOpfs } from '#lib/batches/opfs.browser.ts';
import { commit } from '#lib/batches/commit.ts';
import { firstRow } from '#lib/engine/rows.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect } from '#lib/intake/inspect.ts';
import { loadFile } from '#lib/intake/session.browser.ts';
import { annual, type Annual } from './annual.ts';
import type { Recomputed } from './recomputations.ts';
import { importAll, recompute } from './recompute.ts';

/** Milliseconds by stage, and the rows that were imported. */
export interface Imported {
	readonly times: Readonly<Record<string, number>>;
	readonly rows: number;
	readonly batchBytes: number;
}

export interface Page {
	/** From the chosen file to a committed batch, as the app does it. */
	importFile(): Promise<Imported>;
	/** DuckDB's own reading of the chosen CSV into memory, all text; milliseconds. */
	readCsv(columns: number): Promise<number>;
	/** Imports the chosen files and keeps them. */
	importAll(): Promise<void>;
	/** Recomputes what was kept so many times. */
	recompute(runs: number): Promise<Recomputed>;
	/** Writes the annual summary of what was kept so many times. */
	annual(runs: number): Promise<Annual>;
}

const all = (): File[] => [...document.querySelector<HTMLInputElement>('input')!.files!];
const chosen = (): File => all()[0]!;

const page: Page = {
	async importFile() {
		const file = chosen();
		const reader = await openWasm();
		const store = await openOpfs(reader);
		const writer = await store.create('bench');
		const times: Record<string, number> = {};
		let since = performance.now();
		const mark = (name: string): void => {
			const now = performance.now();
			times[name] = now - since;
			since = now;
		};
		const sheet = await loadFile(writer.engine, file, {}, ({ step }) => {
			if (step === 'load') mark('read');
		});
		mark('load');
		const inspection = await inspect(writer.engine, sheet);
		mark('inspect');
		const batch = await accept(writer.engine, inspection, { id: 'bench' });
		mark('accept');
		await writer.finish();
		await commit(store, batch);
		mark('commit');
		await store.putSource('bench', { kind: 'blob', blob: file });
		mark('source');
		const root = await navigator.storage.getDirectory();
		let batchBytes = 0;
		for await (const handle of root.values()) {
			if (handle.kind === 'file' && handle.name.endsWith('.duckdb'))
				batchBytes += (await (handle as FileSystemFileHandle).getFile()).size;
		}
		await store.clear();
		await reader.close();
		return { times, rows: batch.rowsImported, batchBytes };
	},
	async readCsv(columns) {
		const engine = await openWasm();
		const names = Array.from({ length: columns }, (_, at) => `'c${at + 1}': 'VARCHAR'`).join(', ');
		const file = await engine.register('yardstick.csv', { kind: 'blob', blob: chosen() });
		const since = performance.now();
		await engine.exec(
			`create table t as from read_csv('${file}', header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', null_padding = true, columns = {${names}})`
		);
		const ms = performance.now() - since;
		const { n } = firstRow<{ n: number }>(await engine.query('select count(*)::integer as n from t'))!;
		await engine.close();
		if (n === 0) throw new Error('nothing was read');
		return ms;
	},
	importAll: () => importAll(all()),
	recompute,
	annual
};
Object.assign(globalThis, { page });
