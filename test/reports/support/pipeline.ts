import { join } from 'node:path';
import { commit } from '#lib/batches/commit.ts';
import { openMemory } from '#lib/batches/memory.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect } from '#lib/intake/inspect.ts';
import { loadSource, sourceOfPath } from '#lib/intake/open.node.ts';
import type { Decisions } from '#lib/model/decisions.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { root } from '../../support/sources.ts';

/** An engine whose marts are made from these files, paths from the project's root. */
export async function derived(
	paths: readonly string[],
	asOf?: string,
	{
		rulebook = defaultRulebook(),
		decisions
	}: { readonly rulebook?: Rulebook; readonly decisions?: Decisions } = {}
): Promise<Engine> {
	const engine = await openNative();
	const store = openMemory(engine);
	for (const [index, path] of paths.entries()) {
		const writer = await store.create(String(index + 1));
		const sheet = await loadSource(writer.engine, await sourceOfPath(join(root, path)));
		const batch = await accept(writer.engine, await inspect(writer.engine, sheet), { id: String(index + 1) });
		await writer.finish();
		await commit(store, batch);
	}
	const { batches } = await store.readManifest();
	for (const [index, batch] of batches.entries()) await store.attach(engine, batch, `b${index + 1}`);
	await run(engine, { batches, rulebook, ...(asOf ? { asOf } : {}), ...(decisions ? { decisions } : {}) });
	return engine;
}
