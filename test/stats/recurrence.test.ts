import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '#lib/stats/benjaminiHochberg.ts';
import { betaBinomialTail } from '#lib/stats/betaBinomialTail.ts';
import { binomialInterval } from '#lib/stats/binomialInterval.ts';
import { binomialTail } from '#lib/stats/binomialTail.ts';
import { poissonRatio } from '#lib/stats/poissonRatio.ts';
import { stepSpread } from '#lib/stats/stepSpread.ts';
import { usualVariation, variationOf } from '#lib/stats/usualVariation.ts';
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

describe('the spread from one count to the next', () => {
	const series = (...events: number[]) => events.map((n) => ({ events: n, exposure: 1 }));

	it('is half the mean square of the steps, in standard deviations of chance', () => {
		// mean 4: steps of 4, −4, 4, −4 are 2 standard deviations, so 4 · 4 / 2 / 4
		expect(stepSpread(series(2, 6, 2, 6, 4))).toMatchObject({
			ratio: (3 * 4 + 1) / 2 / 4,
			events: 20,
			mean: 4
		});
	});

	it('takes a new level once, and a drift hardly at all', () => {
		expect(stepSpread(series(4, 4, 4, 4, 16, 16, 16, 16))!.ratio).toBeCloseTo(144 / 10 / 2 / 7, 12);
		expect(stepSpread(series(1, 2, 3, 4, 5, 6, 7, 8, 9))!.ratio).toBeLessThan(0.2);
	});

	it('has two thirds of the degrees of freedom of a variance where counts are many', () => {
		expect(stepSpread(series(...Array<number>(12).fill(3)))!.df).toBe(242 / 32);
		expect(stepSpread(series(1, 1))!.df).toBe(1);
	});

	it('takes exposure into account, and says nothing of fewer than two', () => {
		expect(stepSpread([2, 4, 6].map((exposure) => ({ events: exposure * 5, exposure })))!.ratio).toBe(0);
		expect(stepSpread(series(3))).toBeNull();
		expect(stepSpread(series(0, 1, 0, 0))).toBeNull();
	});
});

describe('how widely the counts of a log vary', () => {
	const series = (...events: number[]) => events.map((n) => ({ events: n, exposure: 1 }));
	const poisson = [series(3, 5, 4, 6, 2), series(0, 1, 0, 1, 0), series(12, 9, 14, 10, 11)];

	it('says no more than chance of counts that vary less', () => {
		expect(usualVariation(poisson)).toMatchObject({ level: 0, slope: 0 });
		expect(variationOf(poisson[0]!, 4, usualVariation(poisson))).toBe(1);
	});

	it('of one series is its spread, corrected for the mean being its own', () => {
		const usual = usualVariation([series(2, 0, 9, 1, 8)]);
		// mean 4; squared steps 4, 81, 64, 49; 20 events
		expect(usual.level).toBeCloseTo((198 / 4 / 2 / 4 - 1) / (19 / 20), 10);
		expect(usual.slope).toBe(0);
	});

	it('tells a spread that grows with the mean from one that does not', () => {
		// steps of variance 2 × mean, exactly: by turns on either side of the mean
		const fixed = [8, 18, 32, 50, 72, 98, 128, 162, 200, 242].map((mean) => {
			const away = Math.sqrt(mean);
			return series(mean - away, mean + away, mean - away, mean + away);
		});
		const usual = usualVariation(fixed);
		expect(usual.slope).toBeLessThan(0.002);
		expect(1 + usual.level).toBeCloseTo(2, 1);
		// variance mean + mean² / 10
		const growing = [8, 18, 32, 50, 72, 98, 128, 162, 200, 242].map((mean) => {
			const away = Math.sqrt((mean + mean ** 2 / 10) / 2);
			return series(mean - away, mean + away, mean - away, mean + away);
		});
		const steep = usualVariation(growing);
		expect(steep.slope).toBeCloseTo(0.1, 2);
		expect(steep.level).toBeLessThan(0.1);
	});

	it('takes a series for wilder than usual where it is, half way, and never for calmer', () => {
		const usual = { level: 0, slope: 0, df: 100 };
		const wild = series(0, 20, 0, 20, 0, 20, 0, 20, 0, 20, 0);
		const own = stepSpread(wild)!;
		expect(own.ratio).toBeCloseTo(22, 10);
		expect(variationOf(wild, 5, usual)).toBeCloseTo((10 + own.df * 22) / (10 + own.df), 10);
		expect(variationOf(series(5, 5, 5, 5), 5, { level: 1, slope: 0, df: 100 })).toBe(2);
	});
});

describe('the beta-binomial tail', () => {
	it('is that of an urn: with one ball of each colour every count is as likely', () => {
		for (let k = 0; k <= 10; k++) expect(betaBinomialTail(k, 10, 1, 1)).toBeCloseTo((11 - k) / 11, 12);
	});

	it('agrees with Pólya’s urn drawn by hand: 2 red, 3 black, three draws', () => {
		// P(3) = 2·3·4 / 5·6·7, P(2) = 3 · 2·3·3 / 5·6·7
		expect(betaBinomialTail(3, 3, 2, 3)).toBeCloseTo(24 / 210, 12);
		expect(betaBinomialTail(2, 3, 2, 3)).toBeCloseTo((24 + 54) / 210, 12);
		expect(betaBinomialTail(0, 3, 2, 3)).toBe(1);
		expect(betaBinomialTail(4, 3, 2, 3)).toBe(0);
	});

	it('comes to the binomial where nothing varies, and is sound where terms are tiny or at both ends', () => {
		expect(betaBinomialTail(9, 13, 1e9, 12e9)).toBeCloseTo(binomialTail(9, 13, 1 / 13), 12);
		expect(betaBinomialTail(400, 4000, 1000, 12000)).toBeGreaterThan(binomialTail(400, 4000, 1 / 13));
		expect(betaBinomialTail(2000, 20000, 1e6, 12e6)).toBeLessThan(1e-20);
		// nearly all or nearly none: P(all) is about a / (a + b)
		expect(betaBinomialTail(50, 50, 0.001, 0.012)).toBeCloseTo(1 / 13, 2);
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
