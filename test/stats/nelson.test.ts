import { describe, expect, it } from 'vitest';
import { threeSigma } from '#lib/stats/chart.ts';
import { nelson } from '#lib/stats/nelson.ts';

/** Points on a chart with centre 0 and sigma 1. */
const at = (...values: number[]) => values.map((v) => threeSigma(v, 0, 1));

describe('Nelson’s rules (1984)', () => {
	it('1: one point beyond three sigma, not one on the limit', () => {
		expect(nelson(at(0, 3, -3, 3.01))).toEqual([{ index: 3, rule: 1 }]);
	});

	it('2: nine in a row on one side; eight are not enough', () => {
		const eight = [0.5, 0.2, 0.6, 0.1, 0.4, 0.4, 0.3, 0.5];
		expect(nelson(at(...eight))).toEqual([]);
		expect(nelson(at(...eight, 0.2))).toEqual([{ index: 8, rule: 2 }]);
		expect(nelson(at(...eight, 0, 0.2))).toEqual([]);
	});

	it('3: six in a row rising or falling; a level step breaks the run', () => {
		expect(nelson(at(-1, -0.5, -0.2, 0.1, 0.5, 0.9))).toEqual([{ index: 5, rule: 3 }]);
		expect(nelson(at(1, 0.5, 0.2, -0.1, -0.5, -0.9))).toEqual([{ index: 5, rule: 3 }]);
		expect(nelson(at(-1, -0.5, -0.2, 0.1, 0.1, 0.5))).toEqual([]);
	});

	it('4: fourteen in a row up and down by turns', () => {
		const turns = Array.from({ length: 14 }, (_, i) => (i % 2 ? 1 : -1));
		expect(nelson(at(...turns.slice(1)))).toEqual([]);
		expect(nelson(at(...turns))).toEqual([{ index: 13, rule: 4 }]);
	});

	it('5: two of three beyond two sigma on one side, only where asked', () => {
		const points = at(0, 2.1, 0.3, 2.2, -2.1, 2.1);
		expect(nelson(points)).toEqual([]);
		expect(nelson(points, [5])).toEqual([
			{ index: 3, rule: 5 },
			{ index: 5, rule: 5 }
		]);
		expect(nelson(at(2.1, -2.1, 0.5), [5])).toEqual([]);
	});

	it('6: four of five beyond one sigma on one side', () => {
		expect(nelson(at(1.1, 1.2, 0.3, 1.3, 1.1), [6])).toEqual([{ index: 4, rule: 6 }]);
		expect(nelson(at(1.1, 1.2, 0.3, 1.3, -1.1), [6])).toEqual([]);
	});

	it('7: fifteen in a row within one sigma; 8: eight in a row with none within', () => {
		const near = Array.from({ length: 15 }, (_, i) => (i % 2 ? 0.9 : -0.8));
		expect(nelson(at(...near), [7])).toEqual([{ index: 14, rule: 7 }]);
		expect(nelson(at(...near.slice(1)), [7])).toEqual([]);
		const far = [1.1, -1.2, 1.3, 1.1, -1.1, 1.2, -1.4, 1.1];
		expect(nelson(at(...far), [8])).toEqual([{ index: 7, rule: 8 }]);
		expect(nelson(at(...far.slice(1)), [8])).toEqual([]);
	});

	it('holds a limit that is no multiple of sigma, and asks 5–8 of no chart without one', () => {
		const skewed = [0, 80, 3, 0].map((value) => ({ value, lower: 0, centre: 6, upper: 62, sigma: 0 }));
		expect(nelson(skewed, [1, 2, 3, 4, 5, 6, 7, 8])).toEqual([{ index: 1, rule: 1 }]);
	});

	it('finds nothing where nothing varies, whatever the rounding', () => {
		const centre = Array.from({ length: 20 }, () => 0.1).reduce((a, b) => a + b) / 20;
		expect(nelson(Array.from({ length: 20 }, () => threeSigma(0.1, centre, 0)))).toEqual([]);
	});
});
