import { d2, meanMovingRange, threeSigma, type ChartPoint } from './chart.ts';

/**
 * Laney's u′: the limits of the u-chart widened by σ_z, the moving-range spread of the standardised rates, for counts per exposure that
 * vary more than chance alone from month to month. D. B. Laney (2002), Quality Engineering 14, 531–537.
 */
export function laneyUChart(
	counts: readonly number[],
	exposures: readonly number[],
	sigmaZ = laneyUSigmaZ(counts, exposures)
): ChartPoint[] {
	const centre = rateOf(counts, exposures);
	return counts.map((count, i) =>
		threeSigma(count / exposures[i]!, centre, sigmaZ * Math.sqrt(centre / exposures[i]!), 0)
	);
}

/** The rates in standard deviations of Poisson's distribution from their common rate. */
export function standardisedRates(counts: readonly number[], exposures: readonly number[]): number[] {
	const centre = rateOf(counts, exposures);
	if (centre === 0) return counts.map(() => 0);
	return counts.map((count, i) => (count / exposures[i]! - centre) / Math.sqrt(centre / exposures[i]!));
}

/** σ_z: about 1 where chance explains the spread, above 1 where the data are over-dispersed. */
export const laneyUSigmaZ = (counts: readonly number[], exposures: readonly number[]): number =>
	meanMovingRange(standardisedRates(counts, exposures)) / d2;

const rateOf = (counts: readonly number[], exposures: readonly number[]) =>
	counts.reduce((sum, c) => sum + c, 0) / exposures.reduce((sum, e) => sum + e, 0);
