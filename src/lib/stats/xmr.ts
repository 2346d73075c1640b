import { d2, meanMovingRange, threeSigma, type ChartPoint } from './chart.ts';

/**
 * The X chart of individual values: centre ± 3 · mean moving range / 1.128; `floor` cuts the lower limit where values cannot be negative.
 * W. A. Shewhart (1931); NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.
 */
export function xmr(values: readonly number[], floor = -Infinity): ChartPoint[] {
	const centre = values.reduce((sum, v) => sum + v, 0) / values.length;
	const sigma = meanMovingRange(values) / d2;
	return values.map((value) => threeSigma(value, centre, sigma, floor));
}
