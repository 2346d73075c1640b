import { standardisedRates } from './laneyU.ts';
import { standardisedShares } from './pChart.ts';

/** A sum of squares to be held against χ² with so many degrees of freedom. */
export interface Dispersion {
	readonly statistic: number;
	readonly df: number;
}

/**
 * Whether counts vary more than Poisson's distribution lets them: Σ (c − e)² / e, e the share of the exposure in all counts.
 * R. A. Fisher (1950), Biometrics 6, 17–24; with equal exposures his index of dispersion.
 */
export const countDispersion = (counts: readonly number[], exposures: readonly number[]): Dispersion =>
	sumOf(standardisedRates(counts, exposures));

/** Whether shares vary more than the binomial distribution lets them: Σ (k − n p̄)² / (n p̄ (1 − p̄)). W. G. Cochran (1954), Biometrics 10, 417–451. */
export const shareDispersion = (numerators: readonly number[], denominators: readonly number[]): Dispersion =>
	sumOf(standardisedShares(numerators, denominators));

const sumOf = (z: readonly number[]): Dispersion => ({
	statistic: z.reduce((sum, each) => sum + each * each, 0),
	df: z.length - 1
});
