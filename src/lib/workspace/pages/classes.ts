import type { Engine } from '#lib/engine/engine.ts';
import { confirmations } from '#lib/metrics/classes/confirmations.ts';
import { classCounts } from '#lib/metrics/classes/counts.ts';
import { classRules } from '#lib/metrics/classes/rules.ts';
import type { Filter } from '#lib/metrics/filter.ts';

/** What the page of classes shows beside its matrix and its work list. */
export async function classesPage(engine: Engine, filter: Filter, signal: AbortSignal) {
	const counts = await classCounts(engine, filter, signal);
	return {
		counts,
		rules: await classRules(engine, filter, signal),
		confirmed: await confirmations(engine, signal),
		/** Differences that nobody has settled yet. */
		open: counts.reduce((sum, { states }) => sum + states.differ, 0)
	};
}
