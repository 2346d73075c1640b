import type { ChartPoint } from './chart.ts';
import { ln } from './elementary.ts';

/** The chance that a normal value is not above three sigmas. */
const threeSigmas = 0.9986501019683699;

/**
 * The g chart: how many cases went well between one event and the next. They follow the geometric distribution with p = 1 / (mean + 1); it is
 * skewed, so centre and limits are its points of 50 %, 0.135 % and 99.865 %, not multiples of sigma. It has no sigma: Nelson's rules 5–8
 * cannot be asked. F. C. Kaminsky et al. (1992), Journal of Quality Technology 24, 63–69; J. C. Benneyan (2001), Health Care
 * Management Science 4, 305–318; limits by probability: Z. Yang et al. (2002), Journal of Quality Technology 34, 448–458.
 */
export function gChart(between: readonly number[]): ChartPoint[] {
	const mean = between.reduce((sum, n) => sum + n, 0) / between.length;
	const point = (q: number) => geometricPoint(q, mean);
	const [lower, centre, upper] = [point(1 - threeSigmas), point(0.5), point(threeSigmas)];
	return between.map((value) => ({ value, lower, centre, upper, sigma: 0 }));
}

/** The least n with P(N ≤ n) ≥ q, N geometric from 0 with this mean. */
export function geometricPoint(q: number, mean: number): number {
	if (!(mean > 0)) return 0;
	const fails = ln(mean / (mean + 1));
	return Math.max(0, Math.ceil(ln(1 - q) / fails - 1 - 1e-9));
}
