import type { Engine } from '#lib/engine/engine.ts';
import type { Batch } from '#lib/model/batch.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { watched, type Times } from './statements.ts';

/** One recomputation: milliseconds in all, and by what was built. */
export interface Timing {
	readonly ms: number;
	readonly times: Times;
}

export interface Recomputed {
	readonly rows: number;
	/** The first run reads the batch files for the first time. */
	readonly full: readonly Timing[];
}

/** Recomputes everything from attached batches, several times. */
export async function recomputations(
	plain: Engine,
	batches: readonly Batch[],
	runs: number
): Promise<Recomputed> {
	const { engine, take } = watched(plain);
	const rulebook = defaultRulebook();
	const timed = async (work: () => Promise<unknown>): Promise<Timing> => {
		const since = performance.now();
		await work();
		return { ms: performance.now() - since, times: take() };
	};
	const full: Timing[] = [];
	for (let at = 0; at < runs; at++) full.push(await timed(() => run(engine, { batches, rulebook })));
	const rows = batches.reduce((sum, b) => sum + (b.table === 'complaints' ? b.rowsImported : 0), 0);
	return { rows, full };
}
