import { describe, expect, it } from 'vitest';
import { isPartial, monthsBefore, monthsBetween, withGaps } from '#lib/metrics/months.ts';
import {
	judged,
	trendOf,
	trendOfCounts,
	trendOfRates,
	trendOfShares,
	trendOfValues
} from '#lib/metrics/trend.ts';

const months = (n: number, partial = false) =>
	monthsBetween('2024-01', '2026-12')
		.slice(0, n)
		.map((month, i) => ({ month, partial: partial && i === n - 1 }));

describe('a trend', () => {
	it('has no limits before the twelfth whole month', () => {
		const early = trendOfCounts(months(12, true), new Array<number>(12).fill(10));
		expect(early).toMatchObject({ verdict: 'too_early', n: 11, signals: [] });
		expect(early.points[0]!.upper).toBeNull();
	});

	it('calls steady counts no special cause, and leaves the partial month without limits', () => {
		const counts = [16, 14, 18, 16, 12, 20, 10, 12, 10, 17, 19, 17, 3];
		const steady = trendOfCounts(months(13, true), counts);
		expect(steady).toMatchObject({ kind: 'c', verdict: 'no_special_cause', n: 12 });
		expect(steady.points.at(-1)).toMatchObject({ value: 3, upper: null, partial: true });
	});

	it('names the month that breaks a rule', () => {
		const counts = [10, 12, 9, 11, 10, 8, 12, 10, 11, 9, 10, 60];
		const broken = trendOfCounts(months(12), counts);
		expect(broken.verdict).toBe('signal');
		expect(broken.signals).toContainEqual({ at: '2024-12', rule: 1 });
	});

	it('widens its limits where months vary more than chance', () => {
		const counts = [100, 300, 120, 280, 90, 310, 100, 290, 110, 300, 95, 305];
		expect(trendOfCounts(months(12), counts).kind).toBe('xmr');
		const of = new Array<number>(12).fill(1000);
		expect(trendOfShares(months(12), counts, of).kind).toBe('laney');
	});

	it('leaves months without a value out', () => {
		const values = [1, null, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2];
		const trend = trendOfValues(months(13), values);
		expect(trend).toMatchObject({ n: 12, verdict: 'no_special_cause' });
		expect(trend.points[1]).toMatchObject({ value: null, upper: null });
	});
});

describe('a rate', () => {
	const counts = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23, 15, 12];
	const households = [1000, 800, 1300, 1000, 950, 1000, 1200, 1050, 1200, 1250, 1000, null];

	it('is told per thousand, on a u-chart, and has no value where the exposure is not known', () => {
		const trend = trendOfRates(months(13), [...counts, 13], [...households, 1000], 1000);
		expect(trend.kind).toBe('u');
		expect(trend.points[0]!.value).toBeCloseTo(14, 12);
		expect(trend.points[11]).toMatchObject({ value: null, centre: null });
		expect(trend.points[1]!.upper).toBeGreaterThan(trend.points[0]!.upper!);
	});

	it('is drawn by Laney’s u′ where it varies more than chance, and the test is told', () => {
		const wild = counts.map((_, i) => (i % 2 ? 300 : 100));
		const trend = trendOfRates(
			months(12),
			wild,
			wild.map(() => 1000)
		);
		expect(trend.kind).toBe('laneyU');
		expect(trend.tested).toMatchObject({ df: 11, over: true });
		expect(trend.tested!.p).toBeLessThan(0.001);
		expect(trend.verdict).toBe('no_special_cause');
	});
});

describe('a new baseline', () => {
	/** A year at about 40, then a year at about 20. */
	const shifted = Array.from({ length: 24 }, (_, i) => (i < 12 ? 40 : 20) + ((i * 7) % 5));
	const whole = trendOfCounts(months(24), shifted);

	it('is proposed where nine in a row still lie on one side, with what it would change', () => {
		expect(whole.signals.some(({ rule }) => rule === 2)).toBe(true);
		expect(whole.proposal).toMatchObject({ from: '2025-01', n: 12, side: 'below' });
		expect(whole.proposal!.before).toBeCloseTo(shifted.slice(0, 12).reduce((a, b) => a + b) / 12, 12);
		expect(whole.proposal!.after).toBeCloseTo(shifted.slice(12).reduce((a, b) => a + b) / 12, 12);
	});

	it('is not proposed again once it was declined, nor where the run is over', () => {
		expect(judged(whole, { declined: ['2025-01'] }).proposal).toBeNull();
		expect(trendOfCounts(months(25), [...shifted, 45]).proposal).toBeNull();
	});

	it('has limits of its own, and the shift is no signal any more', () => {
		const split = judged(whole, { starts: ['2025-01'] });
		expect(split.phases.map(({ from, n }) => [from, n])).toEqual([
			['2024-01', 12],
			['2025-01', 12]
		]);
		expect(split.points[0]!.centre).toBeCloseTo(whole.proposal!.before, 12);
		expect(split.points[23]!.centre).toBeCloseTo(whole.proposal!.after, 12);
		expect(split).toMatchObject({ verdict: 'no_special_cause', n: 12, signals: [], proposal: null });
		expect(split.points.map(({ phase }) => phase)).toEqual(shifted.map((_, i) => (i < 12 ? 0 : 1)));
		// the shift counts as spread no longer either
		expect(split.tested!.statistic).toBeLessThan(whole.tested!.statistic);
	});

	it('has no limits before its twelfth month, only its level; the one before keeps its own', () => {
		const young = judged(trendOfCounts(months(20), shifted.slice(0, 20)), { starts: ['2025-01'] });
		expect(young).toMatchObject({ verdict: 'too_early', n: 8 });
		expect(young.points[19]).toMatchObject({ upper: null, lower: null });
		expect(young.points[19]!.centre).not.toBeNull();
		expect(young.points[0]!.upper).not.toBeNull();
	});

	it('begins with the month of a day, and nowhere before the first or after the last month', () => {
		expect(judged(whole, { starts: ['2025-01-15'] }).phases[1]!.from).toBe('2025-01');
		expect(judged(whole, { starts: ['2023-01', '2024-01', '2027-01'] }).phases).toHaveLength(1);
	});

	it('leaves further rules to those who choose them', () => {
		const steady = trendOfCounts(months(16), [10, ...Array<number>(15).fill(11)]);
		expect(steady.rules).toEqual([1, 2, 3, 4]);
		const asked = judged(steady, { rules: [7] });
		expect(asked.signals.map(({ rule }) => rule)).toContain(7);
		expect(judged(steady, { rules: [1] }).verdict).toBe('no_special_cause');
	});
});

describe('rare events', () => {
	const days = Array.from({ length: 14 }, (_, i) => ({
		month: `2025-0${1 + Math.floor(i / 5)}-${10 + (i % 5)}`,
		partial: false
	}));
	const gaps = [12, 30, 7, 22, 15, 40, 9, 18, 27, 11, 33, 16, 21, 14];

	it('are judged by the days between them, on the scale on which these are about normal', () => {
		const trend = trendOf(days, { of: 'days', gaps });
		expect(trend).toMatchObject({ kind: 't', verdict: 'no_special_cause', tested: null, n: 14 });
		expect(trend.points[0]!.value).toBe(12);
		expect(trend.points[0]!.upper).toBeGreaterThan(40);
		const broken = trendOf(days, { of: 'days', gaps: [...gaps.slice(0, 13), 900] }, { rules: [1] });
		expect(broken.signals).toEqual([{ at: days[13]!.month, rule: 1 }]);
	});

	it('or by the cases between them', () => {
		const trend = trendOf(days, { of: 'cases', gaps });
		expect(trend).toMatchObject({ kind: 'g', verdict: 'no_special_cause' });
		expect(trend.points[0]).toMatchObject({ lower: 0, value: 12 });
	});
});

describe('months', () => {
	it('are partial until the data reach their last day', () => {
		expect(isPartial('2024-02', '2024-02-28 23:59:59')).toBe(true);
		expect(isPartial('2024-02', '2024-02-29 00:00:00')).toBe(false);
		expect(isPartial('2024-02', null)).toBe(true);
	});

	it('count back over the year, and fill gaps of up to twenty years', () => {
		expect([monthsBefore('2025-01', 1), monthsBefore('2025-06', 12)]).toEqual(['2024-12', '2024-06']);
		expect(withGaps(['2024-11', '2025-02'])).toEqual(['2024-11', '2024-12', '2025-01', '2025-02']);
		expect(withGaps(['1900-01', '2025-02'])).toEqual(['1900-01', '2025-02']);
	});
});
