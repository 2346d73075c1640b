import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, ln } from '#lib/stats/elementary.ts';

const near = (value: number, wanted: number) =>
	Math.abs(value - wanted) <= 2e-14 * Math.max(1, Math.abs(wanted));

test('the logarithm is that of the engine to fourteen digits', () => {
	fc.assert(
		fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => near(ln(x), Math.log(x)))
	);
	expect([ln(1), ln(2), ln(0.5)]).toEqual([0, 0.6931471805599453, -0.6931471805599453]);
});

test('the exponential is that of the engine to twelve digits, and 0 far below', () => {
	fc.assert(
		fc.property(
			fc.double({ min: -700, max: 700, noNaN: true }),
			(x) => Math.abs(exp(x) / Math.exp(x) - 1) < 1e-12
		)
	);
	expect([exp(0), exp(-800)]).toEqual([1, 0]);
});
