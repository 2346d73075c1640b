import { describe, expect, it } from 'vitest';
import { meanInterval } from '#lib/stats/meanInterval.ts';
import { poissonInterval } from '#lib/stats/poisson.ts';
import { t95 } from '#lib/stats/studentT.ts';
import { proportion, wilson } from '#lib/stats/wilson.ts';

describe('Wilson’s interval', () => {
	it.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718]
	])('of %i in %i agrees with Newcombe (1998), table I', (k, n, low, high) => {
		const interval = wilson(k, n)!;
		expect(interval.low).toBeCloseTo(low, 4);
		expect(interval.high).toBeCloseTo(high, 4);
	});

	it('is not there where there is nothing to divide by', () => {
		expect(wilson(0, 0)).toBeNull();
		expect(proportion(0, 0)).toEqual({ value: null, numerator: 0, denominator: 0, low: null, high: null });
	});

	it('touches the ends exactly', () => {
		expect(wilson(7, 7)!.high).toBe(1);
		expect(wilson(0, 7)!.low).toBe(0);
	});
});

describe('the exact Poisson interval', () => {
	it.each([
		[0, 0, 3.689],
		[1, 0.0253, 5.572],
		[5, 1.623, 11.668],
		[10, 4.795, 18.39],
		[100, 81.364, 121.627]
	])('of %i events agrees with Garwood’s table', (x, low, high) => {
		const interval = poissonInterval(x);
		expect(interval.low).toBeCloseTo(low, 3);
		expect(interval.high).toBeCloseTo(high, 3);
	});
});

describe('the mean score', () => {
	it.each([
		[1, 12.706],
		[4, 2.776],
		[9, 2.262],
		[30, 2.042],
		[194, 1.9723]
	])('uses the tabled 97.5 %% point of t with %i degrees of freedom', (df, t) => {
		expect(t95(df)).toBeCloseTo(t, 3);
	});

	it('agrees with the NIST handbook’s ZARR13 example', () => {
		const [n, mean, sd] = [195, 9.26146, 0.022789];
		const sums = { n, sum: n * mean, sumOfSquares: (n - 1) * sd * sd + n * mean * mean };
		const interval = meanInterval(sums, [0, 100]);
		expect(interval.low).toBeCloseTo(9.258242, 5);
		expect(interval.high).toBeCloseTo(9.264679, 5);
	});

	it('is cut to the scale, and has no interval for fewer than five answers', () => {
		const five = meanInterval({ n: 5, sum: 480, sumOfSquares: 46400 }, [0, 100]);
		expect(five.value).toBe(96);
		expect(five.high).toBe(100);
		expect(meanInterval({ n: 4, sum: 400, sumOfSquares: 40000 }, [0, 100])).toEqual({
			value: 100,
			n: 4,
			low: null,
			high: null
		});
		expect(meanInterval({ n: 0, sum: 0, sumOfSquares: 0 }, [0, 100]).value).toBeNull();
	});
});
