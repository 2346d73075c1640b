import { describe, expect, it } from 'vitest';
import { kaplanMeier, type Lifetimes } from '#lib/stats/kaplanMeier.ts';
import { chiSquareTail } from '#lib/stats/chiSquareTail.ts';
import { logRank, logRankSums } from '#lib/stats/logRank.ts';
import { survivalCurve } from '#lib/stats/survivalCurve.ts';

/** '6 6+' → lifetimes; + marks a censored one. */
function lifetimes(text: string): Lifetimes {
	const all = text.split(/\s+/).map((t) => ({ time: Number.parseInt(t, 10), lost: t.endsWith('+') }));
	const times = [...new Set(all.map((a) => a.time))].sort((a, b) => a - b);
	const count = (lost: boolean) =>
		times.map((t) => all.filter((a) => a.time === t && a.lost === lost).length);
	return { times, ended: count(false), censored: count(true) };
}

const sixMp = lifetimes('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const placebo = lifetimes('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

/** Disease-free days after a bone marrow transplant: acute lymphoblastic, myelocytic of low and of high risk. */
const transplants = [
	`2081+ 1602+ 1496+ 1462+ 1433+ 1377+ 1330+ 996+ 226+ 1199+ 1111+ 530+ 1182+ 1167+ 418 383 276 104 609 172
	487 662 194 230 526 122 129 74 122 86 466 192 109 55 1 107 110 332`,
	`2569+ 2506+ 2409+ 2218+ 1857+ 1829+ 1562+ 1470+ 1363+ 1030+ 860+ 1258+ 2246+ 1870+ 1799+ 1709+ 1674+ 1568+
	1527+ 1324+ 957+ 932+ 847+ 848+ 1850+ 1843+ 1535+ 1447+ 1384+ 414 2204 1063 481 105 641 390 288 421 79 748
	486 48 272 1074 381 10 53 80 35 248 704 211 219 606`,
	`2640+ 2430+ 2252+ 2140+ 2133+ 1238+ 1631+ 2024+ 1345+ 1136+ 845+ 422 162 84 100 2 47 242 456 268 318 32 467
	47 390 183 105 115 164 93 120 80 677 64 168 74 16 157 625 48 273 63 76 113 363`
].map(lifetimes);

const digits = (x: number, n: number) => Number(x.toFixed(n));

describe('the log-rank test', () => {
	it('agrees with the two groups of Freireich et al. (1963): 21 relapses against 10.75 expected, χ² = 16.79', () => {
		const sums = logRankSums([placebo, sixMp]);
		expect(sums.observed).toEqual([21, 9]);
		expect(sums.expected.map((e) => digits(e, 2))).toEqual([10.75, 19.25]);
		const test = logRank(sums)!;
		expect(digits(test.chiSquare, 2)).toBe(16.79);
		expect(test.degrees).toBe(1);
		expect(digits(test.p, 6)).toBe(0.000042);
	});

	it('agrees with Klein and Moeschberger on three groups of transplants: χ² = 13.8037, p = 0.0010', () => {
		expect(transplants.map((t) => t.times.length > 0)).toEqual([true, true, true]);
		const test = logRank(logRankSums(transplants))!;
		expect(digits(test.chiSquare, 4)).toBe(13.8037);
		expect(test.degrees).toBe(2);
		expect(digits(test.p, 4)).toBe(0.001);
	});

	it('is the same in whatever order the groups come', () => {
		const [a, b, c] = transplants;
		const one = logRank(logRankSums([a!, b!, c!]))!.chiSquare;
		expect(logRank(logRankSums([c!, a!, b!]))!.chiSquare).toBeCloseTo(one, 9);
	});

	it('leaves out a group that nothing is expected of, and says nothing of one group alone', () => {
		const never = { times: [], ended: [], censored: [] };
		expect(logRank(logRankSums([placebo, never, sixMp]))).toEqual(logRank(logRankSums([placebo, sixMp])));
		expect(logRank(logRankSums([sixMp]))).toBeNull();
		expect(logRank(logRankSums([sixMp, never]))).toBeNull();
		expect(logRank(logRankSums([]))).toBeNull();
	});

	it('finds no difference between two equal groups', () => {
		expect(logRank(logRankSums([sixMp, sixMp]))).toEqual({ chiSquare: 0, degrees: 1, p: 1 });
	});
});

describe('the tail of χ²', () => {
	it('agrees with the printed 5 % and 0.1 % points', () => {
		const points = [
			[3.841, 1, 0.05],
			[5.991, 2, 0.05],
			[15.507, 8, 0.05],
			[10.828, 1, 0.001],
			[26.124, 8, 0.001]
		] as const;
		for (const [x, degrees, p] of points) expect(chiSquareTail(x, degrees)).toBeCloseTo(p, 4);
	});
	it('keeps its digits where it is tiny: with two degrees it is e to the power −x/2', () => {
		expect(chiSquareTail(100, 2) / Math.exp(-50)).toBeCloseTo(1, 10);
	});
});

describe('the curve as it is drawn', () => {
	it('keeps every step of few, and tells how many are at risk at round times', () => {
		const curve = survivalCurve(kaplanMeier(sixMp), sixMp, { upTo: 35, points: 100, marks: [0, 10, 20, 30] });
		expect(curve.steps.map((s) => s.time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
		expect(curve.steps[0]).toMatchObject({ low: expect.closeTo(0.6197, 4), high: expect.closeTo(0.9516, 4) });
		expect(curve.atRisk).toEqual([21, 15, 8, 4]);
	});

	it('of many steps keeps the last of each slice, so that it is true at the slice’s end', () => {
		const many: Lifetimes = {
			times: Array.from({ length: 1000 }, (_, i) => i + 1),
			ended: Array.from({ length: 1000 }, () => 1),
			censored: Array.from({ length: 1000 }, () => 0)
		};
		const { steps } = survivalCurve(kaplanMeier(many), many, { upTo: 1000, points: 10, marks: [] });
		expect(steps.map((s) => [s.time, s.survival])).toEqual(
			Array.from({ length: 10 }, (_, i) => [(i + 1) * 100, (1000 - (i + 1) * 100) / 1000])
		);
	});
});
