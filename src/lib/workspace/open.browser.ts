import type { OnProgress } from '#lib/base/progress.ts';
import { openMemoryFiles } from '#lib/batches/memoryDisk.browser.ts';
import { hasOpfs, openOpfs } from '#lib/batches/opfs.browser.ts';
import type { BatchStore } from '#lib/batches/store.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { clearLeftovers } from '#lib/intake/session.browser.ts';

/** What the workspace runs on. `persistent` is false where the browser keeps nothing: say so, it is gone with the tab. */
export interface WorkspaceParts {
	readonly engine: Engine;
	readonly store: BatchStore;
	readonly persistent: boolean;
}

/** Opens the engine (progress step 'engine', in bytes) and the store that this browser can offer, and clears leftovers. */
export async function openWorkspaceParts(options: { onProgress?: OnProgress } = {}): Promise<WorkspaceParts> {
	const engine = await openWasm(options);
	const store = (await hasOpfs()) ? await openOpfs(engine) : await openMemoryFiles(engine);
	await store.collectGarbage();
	await clearLeftovers();
	return { engine, store, persistent: store.persistent };
}
