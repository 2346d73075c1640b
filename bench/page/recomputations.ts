import type { Engine } from '#lib/engine/engine.ts';
import type { Batch } from '#lib/model/batch.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';
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
	/** The limit of one clause is changed, on top of what is there. */
	readonly edits: readonly Timing[];
}

/** The same rules with another limit for the dispatch of a complaint. */
const withLimit = (rulebook: Rulebook, minutes: number): Rulebook => ({
	...rulebook,
	editions: rulebook.editions.map((edition) => ({
		...edition,
		clauses: edition.clauses.map((clause) =>
			clause.kind === 'within' && clause.id === 'dispatch'
				? { ...clause, limit: { ...clause.limit, value: minutes } }
				: clause
		)
	}))
});

/** Recomputes everything from attached batches, several times, then what follows from a change of the rules. */
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
	await run(plain, { batches, rulebook, incremental: true });
	const edits: Timing[] = [];
	for (let at = 0; at < runs; at++) {
		const edited = withLimit(rulebook, 20 + at);
		edits.push(await timed(() => run(engine, { batches, rulebook: edited, incremental: true })));
	}
	const rows = batches.reduce((sum, b) => sum + (b.table === 'complaints' ? b.rowsImported : 0), 0);
	return { rows, full, edits };
}
