import { chiSquareTail } from './chiSquareTail.ts';
import { quantile7 } from './quantile7.ts';
import { settled } from './settled.ts';

/** Fewer groups than this do not tell how far groups differ among themselves. */
export const leastGroups = 10;
/** Groups differ more than by chance where a spread like theirs would come by chance less often than this. */
const level = 0.05;

export interface Dispersion {
	/** How many times wider than by chance the z-scores vary; 1 where the test does not say that they do. */
	readonly phi: number;
	/** The mean of the squared z-scores, drawn in at both ends. */
	readonly estimate: number;
	/** P that chance alone gives such an estimate; null where there are too few groups to ask. */
	readonly p: number | null;
}

/**
 * The over-dispersion factor of groups' z-scores: φ̂ = Σ z² / I, the share `drawnIn` at each end drawn in to the quantile there, so that
 * the very groups that are looked for do not widen the limits; I φ̂ is held against χ² with I − 1 degrees of freedom.
 * D. J. Spiegelhalter (2005), Stat. Med. 24, 1185–1202, and Qual. Saf. Health Care 14, 347–351.
 */
export function overDispersion(z: readonly number[], drawnIn = 0.1): Dispersion {
	if (z.length === 0) return { phi: 1, estimate: 1, p: null };
	const drawn = winsorised(z, drawnIn);
	const sum = drawn.reduce((total, one) => total + one * one, 0);
	const estimate = settled(sum / z.length);
	if (z.length < leastGroups) return { phi: 1, estimate, p: null };
	const p = chiSquareTail(sum, z.length - 1);
	return { phi: p < level && estimate > 1 ? estimate : 1, estimate, p };
}

/** The values, with those beyond the `share` quantile at each end set to it. */
export function winsorised(values: readonly number[], share: number): number[] {
	const sorted = [...values].sort((a, b) => a - b);
	const low = quantile7(sorted, share) ?? 0;
	const high = quantile7(sorted, 1 - share) ?? 0;
	return values.map((value) => Math.min(high, Math.max(low, value)));
}
