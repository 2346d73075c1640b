import type { ChartPoint } from './chart.ts';
import { exp, ln } from './elementary.ts';
import { settled } from './settled.ts';
import { xmr } from './xmr.ts';

/** What makes exponential times look normal. */
const power = 3.6;

/** A time between events on the scale that is about normal: t^(1/3.6). */
export const levelled = (time: number): number => (time <= 0 ? 0 : settled(exp(ln(time) / power)));

/** A value of that scale as a time again. */
export const unlevelled = (y: number): number => (y <= 0 ? 0 : settled(exp(ln(y) * power)));

/**
 * The t chart: times between rare events, as individuals of t^(1/3.6), which are about normal where the times are exponential.
 * `judged` are the points on that scale, for the run rules; `shown` the same as times.
 * L. S. Nelson (1994), Journal of Quality Technology 26, 239–240.
 */
export function tChart(times: readonly number[]): { shown: ChartPoint[]; judged: ChartPoint[] } {
	const judged = xmr(times.map(levelled), 0);
	return {
		judged,
		shown: judged.map(({ lower, centre, upper, sigma }, i) => ({
			value: times[i]!,
			lower: unlevelled(lower),
			centre: unlevelled(centre),
			upper: unlevelled(upper),
			sigma
		}))
	};
}
