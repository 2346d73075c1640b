import { threeSigma, type ChartPoint } from './chart.ts';

/**
 * Counts per unit of exposure: ū ± 3 √(ū / exposure), limits of their own for each point.
 * D. C. Montgomery, Introduction to Statistical Quality Control, 7.3.2.
 */
export function uChart(counts: readonly number[], exposures: readonly number[]): ChartPoint[] {
	const centre = counts.reduce((sum, c) => sum + c, 0) / exposures.reduce((sum, e) => sum + e, 0);
	return counts.map((count, i) =>
		threeSigma(count / exposures[i]!, centre, Math.sqrt(centre / exposures[i]!), 0)
	);
}
