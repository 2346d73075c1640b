import { gammaP } from './gamma.ts';
import { settled } from './settled.ts';
import type { Counted } from './poissonRatio.ts';

/** How much counts vary beside what chance would make them. */
export interface Spread {
	/** Σ (x − m)² / m over its degrees of freedom: 1 for Poisson counts, more where they vary more. */
	readonly index: number;
	/** The chance of so much, or more, were the rate the same throughout. */
	readonly p: number;
}

/**
 * Fisher's index of dispersion of counts with the same rate: Σ (xᵢ − mᵢ)² / mᵢ, mᵢ the events by exposure, beside χ² with one degree less
 * than there are counts. R. A. Fisher (1925), Statistical Methods for Research Workers, 16. Null where there is nothing to tell it from.
 */
export function poissonSpread(counts: readonly Counted[]): Spread | null {
	const events = counts.reduce((sum, one) => sum + one.events, 0);
	const exposure = counts.reduce((sum, one) => sum + one.exposure, 0);
	if (events === 0 || counts.length < 2) return null;
	const sum = counts.reduce((all, one) => {
		const mean = (events * one.exposure) / exposure;
		return all + (one.events - mean) ** 2 / mean;
	}, 0);
	const df = counts.length - 1;
	return { index: settled(sum / df), p: settled(1 - gammaP(df / 2, sum / 2)) };
}
