import { t95 } from './studentT.ts';

/** Whole-number sums of n scores: the same on every engine, whatever the order of the rows. */
export interface ScoreSums {
	readonly n: number;
	readonly sum: number;
	readonly sumOfSquares: number;
}

export interface Mean {
	readonly value: number | null;
	readonly n: number;
	readonly low: number | null;
	readonly high: number | null;
}

/**
 * The mean score with Student's 95 % interval, cut to the scale; no interval for fewer than 5 scores.
 * Student (1908), Biometrika 6, 1–25; worked example: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2.
 */
export function meanInterval({ n, sum, sumOfSquares }: ScoreSums, scale: readonly [number, number]): Mean {
	if (n === 0) return { value: null, n, low: null, high: null };
	const value = sum / n;
	if (n < 5) return { value, n, low: null, high: null };
	const variance = Math.max(0, (sumOfSquares - (sum * sum) / n) / (n - 1));
	const half = t95(n - 1) * Math.sqrt(variance / n);
	return { value, n, low: Math.max(scale[0], value - half), high: Math.min(scale[1], value + half) };
}
