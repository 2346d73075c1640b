import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gChart, geometricPoint } from '#lib/stats/gChart.ts';
import { levelled, tChart, unlevelled } from '#lib/stats/tChart.ts';

describe('the t chart', () => {
	/** Hours between failures of a valve: Montgomery, Introduction to Statistical Quality Control, 6th ed., table 7.14. */
	const hours = [
		286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831, 96
	];

	it('puts Montgomery’s valve failures on the scale of his table, who rounds 1/3.6 to 0.2777', () => {
		const his = [
			4.80986, 6.70903, 5.7265, 3.81367, 6.43541, 6.23705, 1.46958, 3.96768, 5.39007, 1.78151, 9.09619,
			5.89774, 3.38833, 4.51095, 5.9169, 5.59189, 7.16124, 7.18601, 9.09083, 3.55203
		];
		for (const [i, hour] of hours.entries()) {
			expect(levelled(hour) ** (0.2777 * 3.6)).toBeCloseTo(his[i]!, 4);
			expect(Math.abs(levelled(hour) - his[i]!)).toBeLessThan(0.006);
		}
	});

	it('finds them in control, as he does: centre about 5.39, limits about 11.66 and below zero', () => {
		const { shown, judged } = tChart(hours);
		expect(judged[0]!.centre).toBeCloseTo(5.39, 2);
		expect(Math.abs(judged[0]!.upper - 11.66)).toBeLessThan(0.01);
		expect(judged[0]!.lower).toBe(0);
		expect(shown[0]!.upper).toBeCloseTo(judged[0]!.upper ** 3.6, 4);
		expect(shown.every(({ value, upper }) => value < upper)).toBe(true);
	});

	it('comes back to the time it set out from', () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-4, max: 1e5, noNaN: true }), (time) => {
				expect(Math.abs(unlevelled(levelled(time)) / time - 1)).toBeLessThan(1e-9);
			})
		);
		expect([levelled(0), unlevelled(0)]).toEqual([0, 0]);
	});
});

describe('the g chart', () => {
	it('has the points of the geometric distribution: by hand, p = 1/2 and p = 0.1', () => {
		// mean 1: P(N ≤ n) = 1 − 0.5^(n + 1)
		expect([geometricPoint(0.5, 1), geometricPoint(0.75, 1), geometricPoint(0.9, 1)]).toEqual([0, 1, 3]);
		// mean 9: 1 − 0.9^(n + 1) reaches 0.5 at 6 (0.5217; at 5 it is 0.4686)
		expect(geometricPoint(0.5, 9)).toBe(6);
		const [point] = gChart([9, 9, 9]);
		expect(point).toMatchObject({ lower: 0, centre: 6, upper: 62 });
	});

	it('is the least number with so much probability, whatever the mean', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.01, max: 1e4, noNaN: true }),
				fc.double({ min: 0.001, max: 0.999, noNaN: true }),
				(mean, q) => {
					const below = (n: number) => -Math.expm1((n + 1) * Math.log(mean / (mean + 1)));
					const n = geometricPoint(q, mean);
					expect(below(n)).toBeGreaterThan(q - 1e-6);
					if (n > 0) expect(below(n - 1)).toBeLessThan(q + 1e-6);
				}
			)
		);
	});

	it('says nothing where every case is an event', () => {
		expect(gChart([0, 0, 0])[0]).toMatchObject({ lower: 0, centre: 0, upper: 0 });
	});
});
