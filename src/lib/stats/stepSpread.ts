import type { Counted } from './poissonRatio.ts';

/** How much counts vary from one to the next, beside what chance would make of them. */
export interface Spread {
	/** 1 on average for Poisson counts, more where they vary more. */
	readonly ratio: number;
	/** How many degrees of freedom of a variance it is worth. */
	readonly df: number;
	readonly events: number;
	/** Events a count, on average. */
	readonly mean: number;
}

/**
 * Half the mean square of the steps from one standardised count (x − m) / √m to the next, m the events by exposure. A variance would take a new
 * level or a drift, which are what is looked for, for variation; a step takes a new level once. Like the moving ranges of control charts. J. von
 * Neumann et al. (1941), Ann. Math. Stat. 12, 153–162, whose variance of it gives the degrees of freedom: 2 (T − 1)² / (3T − 4). Null where fewer
 * than two events or counts leave nothing to tell it from.
 */
export function stepSpread(counts: readonly Counted[]): Spread | null {
	const events = counts.reduce((sum, one) => sum + one.events, 0);
	const exposure = counts.reduce((sum, one) => sum + one.exposure, 0);
	const n = counts.length;
	if (events < 2 || n < 2) return null;
	const z = counts.map((one) => {
		const mean = (events * one.exposure) / exposure;
		return (one.events - mean) / Math.sqrt(mean);
	});
	const squares = z.slice(1).reduce((sum, each, i) => sum + (each - z[i]!) ** 2, 0);
	return {
		ratio: squares / 2 / (n - 1),
		df: (2 * (n - 1) ** 2) / (3 * n - 4),
		events,
		mean: events / n
	};
}
