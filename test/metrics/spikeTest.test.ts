import { describe, expect, test } from 'vitest';
import type { Count } from '#lib/metrics/recurring/counts.ts';
import { monthsBetween } from '#lib/metrics/months.ts';
import { spikesByMonth, spikesIn } from '#lib/metrics/recurring/spikeTest.ts';
import { binomialTail } from '#lib/stats/binomialTail.ts';

const limits = { historyMonths: 12, leastHistory: 3, q: 0.1 };
const months = monthsBetween('2024-01', '2025-01');
const july = months.indexOf('2024-07');

/** Counts of sites, month by month. */
const log = (sites: readonly (readonly number[])[]): Count[] =>
	sites.flatMap((counts, site) =>
		counts.flatMap((n, i) =>
			n > 0 ? [{ month: months[i]!, site: `${site}`, category_l1: 'x', category_l2: null, n }] : []
		)
	);
const judged = (sites: readonly (readonly number[])[], month = '2025-01') =>
	spikesIn({ counts: log(sites), months }, limits).filter((found) => found.month === month);

/** As even as counts are by chance: about the same sum of squares as Poisson counts of mean 10. */
const even = [10, 7, 13, 9, 14, 10, 6, 11, 12, 8, 13, 7];
/** The same mean, four times the variance. */
const wild = [10, 4, 17, 8, 18, 9, 2, 12, 15, 6, 16, 3];
const calm = Array.from({ length: 20 }, (_, i) => [...even.slice(i % 12), ...even.slice(0, i % 12), 10]);
const rough = Array.from({ length: 20 }, (_, i) => [...wild.slice(i % 12), ...wild.slice(0, i % 12), 10]);

describe('an improbable count', () => {
	test('keeps the chance that is prescribed, and is confirmed where the log varies by chance', () => {
		const [found] = judged([[...even, 26], ...calm]);
		expect(found).toMatchObject({ site: '0', n: 26, confirmed: true });
		expect(found!.p).toBe(binomialTail(26, 26 + 120, 31 / (31 + 366)));
		expect(found!.variation).toBeLessThan(1.1);
		expect(found!.pUsual).toBeLessThan(0.001);
	});

	test('is listed as prescribed, but not confirmed, where every series of the log is as rough as that', () => {
		const [found] = judged([[...wild, 26], ...rough]);
		expect(found).toMatchObject({ site: '0', n: 26, confirmed: false });
		expect(found!.q).toBeLessThan(limits.q);
		expect(found!.variation).toBeGreaterThan(2);
		expect(found!.qUsual).toBeGreaterThan(limits.q);
	});

	test('is judged by the roughness of its own series, where the rest of the log is calm', () => {
		const own = judged([[...wild.map((n) => (n > 9 ? n + 8 : 0)), 26], ...calm]);
		expect(own.map(({ confirmed }) => confirmed)).toEqual([false]);
	});

	test('that far above is confirmed in a rough log as well', () => {
		expect(judged([[...wild, 60], ...rough]).map(({ confirmed }) => confirmed)).toEqual([true]);
	});

	test('found once is no part of what is usual afterwards', () => {
		const risen = [...even];
		risen[july] = 60;
		const found = spikesIn({ counts: log([[...risen, 26], [...even, 26], ...calm]), months }, limits);
		expect(found.filter(({ month }) => month === '2024-07')).toMatchObject([{ site: '0', confirmed: true }]);
		const [other] = found.filter(({ month, site }) => month === '2025-01' && site === '1');
		expect(other).toMatchObject({ confirmed: true });
		expect(other!.variation).toBeLessThan(1.1);
	});

	test('comes with those of its month, a month at a time, in order', () => {
		const risen = [...even];
		risen[july] = 60;
		const counts = { counts: log([[...risen, 90], [...even, 10], ...calm]), months };
		const parts = [...spikesByMonth(counts, limits)];
		expect(parts).toHaveLength(months.length - limits.leastHistory);
		expect(parts.map((some) => some.map(({ month }) => month)).filter((some) => some.length > 0)).toEqual([
			['2024-07'],
			['2025-01']
		]);
	});

	test('of a series that had none is never surer than chance alone makes it', () => {
		for (const found of spikesIn(
			{ counts: log([[...Array<number>(12).fill(0), 6], ...rough]), months },
			limits
		))
			expect(found.pUsual).toBeGreaterThanOrEqual(found.p);
	});
});
