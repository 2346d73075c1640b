import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '#lib/stats/benjaminiHochberg.ts';
import { binomialInterval } from '#lib/stats/binomialInterval.ts';
import { binomialTail } from '#lib/stats/binomialTail.ts';
import { poissonSpread } from '#lib/stats/poissonSpread.ts';
import { poissonRatio } from '#lib/stats/poissonRatio.ts';
import { mostToShow, poissonRatioPower, stepsToShow } from '#lib/stats/poissonRatioPower.ts';

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

describe('Clopper and Pearson’s interval', () => {
	it('gives the intervals of Newcombe (1998), table I, method 5', () => {
		const rounded = (k: number, n: number) => {
			const { low, high } = binomialInterval(k, n);
			return [low.toFixed(4), high.toFixed(4)];
		};
		expect(rounded(81, 263)).toEqual(['0.2527', '0.3676']);
		expect(rounded(15, 148)).toEqual(['0.0578', '0.1617']);
		expect(rounded(0, 20)).toEqual(['0.0000', '0.1684']);
		expect(rounded(1, 29)).toEqual(['0.0009', '0.1776']);
	});
});

describe('the exact ratio of two Poisson rates', () => {
	it('agrees with R’s poisson.test on lung cancer in Fredericia against three other towns', () => {
		const { ratio, interval } = poissonRatio(
			{ events: 11, exposure: 800 },
			{ events: 6 + 8 + 7, exposure: 1083 + 1050 + 878 }
		);
		expect(ratio!.toFixed(6)).toBe('1.971488');
		expect(interval.low.toFixed(7)).toBe('0.8584264');
		expect(interval.high.toFixed(7)).toBe('4.2772659');
	});

	it('of none after eight before in the same time is below one: 0.5⁸', () => {
		const { ratio, interval, p } = poissonRatio({ events: 0, exposure: 1 }, { events: 8, exposure: 1 });
		expect(ratio).toBe(0);
		expect(interval.low).toBe(0);
		expect(interval.high).toBeLessThan(1);
		expect(p).toBeCloseTo(1 / 256, 12);
	});

	it('has no upper end where nothing was counted before', () => {
		const { ratio, interval } = poissonRatio({ events: 3, exposure: 1 }, { events: 0, exposure: 1 });
		expect(ratio).toBeNull();
		expect(interval.high).toBe(Infinity);
		expect(poissonRatio({ events: 0, exposure: 1 }, { events: 0, exposure: 2 }).interval).toEqual({
			low: 0,
			high: Infinity
		});
	});
});

describe('Fisher’s index of dispersion', () => {
	it('finds von Bortkiewicz’s deaths by horse kick as Poisson as they are: 199.3 with 199 degrees of freedom', () => {
		const deaths = [109, 65, 22, 3, 1].flatMap((corps, events) =>
			Array.from({ length: corps }, () => ({ events, exposure: 1 }))
		);
		const { index, p } = poissonSpread(deaths)!;
		expect((index * 199).toFixed(1)).toBe('199.3');
		expect(p).toBeGreaterThan(0.4);
		expect(p).toBeLessThan(0.55);
	});

	it('takes exposure into account, and says nothing of nothing', () => {
		const even = [2, 4, 6].map((exposure) => ({ events: exposure * 5, exposure }));
		expect(poissonSpread(even)).toEqual({ index: 0, p: 1 });
		const uneven = [0, 30, 0, 30].map((events) => ({ events, exposure: 1 }));
		expect(poissonSpread(uneven)!.p).toBeLessThan(1e-9);
		expect(poissonSpread([{ events: 3, exposure: 1 }])).toBeNull();
		expect(
			poissonSpread([
				{ events: 0, exposure: 1 },
				{ events: 0, exposure: 1 }
			])
		).toBeNull();
	});
});

describe('how much longer it takes to show a halving', () => {
	it('shows with exactly the counts whose interval lies below one', () => {
		const before = { events: 24, exposure: 12 };
		for (const exposure of [3, 6, 12]) {
			const most = mostToShow(exposure, before);
			expect(poissonRatio({ events: most, exposure }, before).interval.high).toBeLessThan(1);
			expect(poissonRatio({ events: most + 1, exposure }, before).interval.high).toBeGreaterThanOrEqual(1);
		}
		expect(mostToShow(1, { events: 3, exposure: 12 })).toBe(-1);
	});

	it('sums Poisson chances up to that count', () => {
		const before = { events: 60, exposure: 12 };
		const most = mostToShow(6, before);
		let [term, sum] = [Math.exp(-15), 0];
		for (let k = 0; k <= most; k++) {
			sum += term;
			term *= 15 / (k + 1);
		}
		expect(poissonRatioPower(6, before, 0.5)).toBeCloseTo(sum, 10);
	});

	it('takes the fewest months that give the chance, and says where none do', () => {
		const before = { events: 60, exposure: 12 };
		const months = stepsToShow(1, before, 0.5, 0.8, 60)!;
		expect(poissonRatioPower(months, before, 0.5)).toBeGreaterThanOrEqual(0.8);
		expect(poissonRatioPower(months - 1, before, 0.5)).toBeLessThan(0.8);
		expect(stepsToShow(1, { events: 5, exposure: 12 }, 0.5, 0.8, 60)).toBeNull();
	});
});
