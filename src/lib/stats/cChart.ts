import { threeSigma, type ChartPoint } from './chart.ts';

/** Counts where the exposure is the same each time: c̄ ± 3 √c̄. NIST/SEMATECH e-Handbook, 6.3.3.1. */
export function cChart(counts: readonly number[]): ChartPoint[] {
	const centre = counts.reduce((sum, c) => sum + c, 0) / counts.length;
	return counts.map((count) => threeSigma(count, centre, Math.sqrt(centre), 0));
}
