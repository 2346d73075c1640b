import { d2, meanMovingRange, threeSigma, type ChartPoint } from './chart.ts';

/** Shares of n: p̄ ± 3 √(p̄ (1 − p̄) / n). NIST/SEMATECH e-Handbook, 6.3.3.2. */
export function pChart(numerators: readonly number[], denominators: readonly number[]): ChartPoint[] {
	return limits(numerators, denominators, 1);
}

/**
 * Laney's p′: the same limits widened (or narrowed) by σ_z, the moving-range spread of the standardised shares,
 * for shares that vary more than chance alone from month to month. D. B. Laney (2002), Quality Engineering 14, 531–537.
 */
export function laneyPChart(
	numerators: readonly number[],
	denominators: readonly number[],
	sigmaZ = laneySigmaZ(numerators, denominators)
): ChartPoint[] {
	return limits(numerators, denominators, sigmaZ);
}

/** The shares in standard deviations of the binomial distribution from their common share. */
export function standardisedShares(numerators: readonly number[], denominators: readonly number[]): number[] {
	const centre = pooled(numerators, denominators);
	const spread = centre * (1 - centre);
	if (spread === 0) return numerators.map(() => 0);
	return numerators.map((k, i) => (k / denominators[i]! - centre) / Math.sqrt(spread / denominators[i]!));
}

/** σ_z: about 1 where chance explains the spread, above 1 where the data are over-dispersed; 1 where nothing varies. */
export function laneySigmaZ(numerators: readonly number[], denominators: readonly number[]): number {
	const z = standardisedShares(numerators, denominators);
	return z.every((each) => each === 0) ? 1 : meanMovingRange(z) / d2;
}

function limits(numerators: readonly number[], denominators: readonly number[], widen: number): ChartPoint[] {
	const centre = pooled(numerators, denominators);
	return numerators.map((k, i) => {
		const n = denominators[i]!;
		return threeSigma(k / n, centre, widen * Math.sqrt((centre * (1 - centre)) / n), 0, 1);
	});
}

const pooled = (numerators: readonly number[], denominators: readonly number[]) =>
	numerators.reduce((sum, k) => sum + k, 0) / denominators.reduce((sum, n) => sum + n, 0);
