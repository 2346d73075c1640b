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

	it('finds nothing where nothing varies, whatever the rounding', () => {
		const centre = Array.from({ length: 20 }, () => 0.1).reduce((a, b) => a + b) / 20;
		expect(nelson(Array.from({ length: 20 }, () => threeSigma(0.1, centre, 0)))).toEqual([]);
	});
});
