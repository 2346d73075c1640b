import { describe, expect, it } from 'vitest';
import { kaplanMeier, survivalInterval, survivalQuantile, type Lifetimes } from '#lib/stats/kaplanMeier.ts';
import { quantile7, quantile7Counted } from '#lib/stats/quantile7.ts';

/** '6 6+' → lifetimes; + marks a censored one. */
function lifetimes(text: string): Lifetimes {
	const all = text.split(' ').map((t) => ({ time: Number.parseInt(t, 10), lost: t.endsWith('+') }));
	const times = [...new Set(all.map((a) => a.time))].sort((a, b) => a - b);
	const count = (lost: boolean) =>
		times.map((t) => all.filter((a) => a.time === t && a.lost === lost).length);
	return { times, ended: count(false), censored: count(true) };
}

describe('Kaplan–Meier', () => {
	const sixMp = lifetimes('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
	const steps = kaplanMeier(sixMp);

	it('agrees with the 6-MP group of Freireich et al. (1963): survival, standard error, log-log interval', () => {
		const published = [
			[6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
			[7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
			[10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
			[13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
			[16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
			[22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
			[23, 6, 0.4482, 0.1346, 0.1881, 0.6801]
		];
		const computed = steps.map((s) => [
			s.time,
			s.atRisk,
			...[
				s.survival,
				s.survival * Math.sqrt(s.greenwood),
				survivalInterval(s)!.low,
				survivalInterval(s)!.high
			].map((v) => Number(v.toFixed(4)))
		]);
		expect(computed).toEqual(published);
	});

	it('gives the published median of 23 weeks, with an upper bound that is not reached', () => {
		expect(survivalQuantile(steps, 0.5)).toEqual({ value: 23, low: 13, high: null });
	});

	it('agrees with the IUD example of Collett, table 2.2', () => {
		const iud = lifetimes('10 13+ 18+ 19 23+ 30 36 38+ 54+ 56+ 59 75 93 97 104+ 107 107+ 107+');
		expect(kaplanMeier(iud).map((s) => Number(s.survival.toFixed(4)))).toEqual([
			0.9444, 0.8815, 0.8137, 0.7459, 0.6526, 0.5594, 0.4662, 0.3729, 0.2486
		]);
		expect(survivalQuantile(kaplanMeier(iud), 0.5).value).toBe(93);
	});

	it('is exact where nothing is censored: half of ten is half', () => {
		const ten = lifetimes('1 2 3 4 5 6 7 8 9 10');
		expect(survivalQuantile(kaplanMeier(ten), 0.5).value).toBe(5);
		expect(survivalQuantile(kaplanMeier(ten), 0.9).value).toBe(9);
	});

	it('says nothing where the curve does not come down so far', () => {
		expect(survivalQuantile(kaplanMeier(lifetimes('5 9+ 9+ 9+')), 0.5).value).toBeNull();
		expect(survivalQuantile(kaplanMeier({ times: [], ended: [], censored: [] }), 0.5).value).toBeNull();
	});

	it('counts a time of zero', () => {
		expect(survivalQuantile(kaplanMeier(lifetimes('0 0 4')), 0.5).value).toBe(0);
	});
});

describe('the quantile of type 7', () => {
	it('agrees with Microsoft’s example of PERCENTILE.INC', () => {
		expect(quantile7([1, 2, 3, 4], 0.3)).toBeCloseTo(1.9, 12);
	});

	it('agrees with R on the ends, the middle and between', () => {
		expect(quantile7([10, 20, 40], 0)).toBe(10);
		expect(quantile7([10, 20, 40], 1)).toBe(40);
		expect(quantile7([10, 20, 40], 0.5)).toBe(20);
		expect(quantile7([10, 20, 40], 0.9)).toBeCloseTo(36, 12);
		expect(quantile7([], 0.5)).toBeNull();
	});

	it('is the same over counted values, zero counts among them', () => {
		expect(quantile7Counted([1, 2, 3], [2, 0, 2], 0.5)).toBe(2);
		expect(quantile7Counted([1, 5, 9], [1, 3, 1], 0.9)).toBe(quantile7([1, 5, 5, 5, 9], 0.9));
		expect(quantile7Counted([7], [1], 0.9)).toBe(7);
		expect(quantile7Counted([7], [0], 0.9)).toBeNull();
	});
});
