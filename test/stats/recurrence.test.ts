import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '#lib/stats/benjaminiHochberg.ts';
import { binomialTail } from '#lib/stats/binomialTail.ts';

describe('Benjamini–Hochberg', () => {
	const published = [
		0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
		0.759, 1
	];

	it('calls the first four of the fifteen hypotheses of the paper at q = 0.05', () => {
		expect(benjaminiHochberg(published).filter((q) => q <= 0.05)).toHaveLength(4);
	});

	it('adjusts as R’s p.adjust does, whatever the order', () => {
		expect(benjaminiHochberg([0.04, 0.01, 0.03, 0.02]).map((q) => Number(q.toFixed(4)))).toEqual([
			0.04, 0.04, 0.04, 0.04
		]);
		expect(benjaminiHochberg([0.01, 0.5, 0.02])).toEqual([0.03, 0.5, 0.03]);
		expect(benjaminiHochberg([])).toEqual([]);
	});
});

describe('the binomial tail', () => {
	it('agrees with Fisher’s lady tasting tea and with counting', () => {
		expect(binomialTail(8, 8, 0.5)).toBeCloseTo(1 / 256, 12);
		expect(binomialTail(5, 6, 1 / 6)).toBeCloseTo(31 / 6 ** 6, 12);
		expect(binomialTail(0, 6, 0.2)).toBe(1);
		expect(binomialTail(7, 6, 0.2)).toBe(0);
	});
});
