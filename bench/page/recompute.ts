import { commit } from '#lib/batches/commit.ts';
import { openOpfs } from '#lib/batches/opfs.browser.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspectFile } from '#lib/intake/session.browser.ts';
import { recomputations, type Recomputed } from './recomputations.ts';

/** Imports files one after another, as the app does, and keeps them. */
export async function importAll(files: readonly File[]): Promise<void> {
	const reader = await openWasm();
	const store = await openOpfs(reader);
	for (const [at, file] of files.entries()) {
		const writer = await store.create(`bench${at}`);
		const inspection = await inspectFile(writer.engine, file);
		const batch = await accept(writer.engine, inspection, { id: `bench${at}` });
		await writer.finish();
		await commit(store, batch);
	}
	await reader.close();
}

/** Opens what was kept and recomputes it; see `recomputations`. */
export async function recompute(runs: number): Promise<Recomputed> {
	const engine = await openWasm();
	const store = await openOpfs(engine);
	const { batches } = await store.readManifest();
	for (const [at, batch] of batches.entries()) await store.attach(engine, batch, `b${at + 1}`);
	const done = await recomputations(engine, batches, runs);
	await engine.close();
	return done;
}
