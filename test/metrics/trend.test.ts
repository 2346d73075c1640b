import { describe, expect, it } from 'vitest';
import { isPartial, monthsBefore, monthsBetween, withGaps } from '#lib/metrics/months.ts';
import { trendOfCounts, trendOfShares, trendOfValues } from '#lib/metrics/trend.ts';

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
