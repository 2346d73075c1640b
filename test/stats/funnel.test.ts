import { expect, test } from 'vitest';
import { exactLimits, lowerTail, upperTail } from '#lib/stats/exactTails.ts';
import { funnel, funnelLimits } from '#lib/stats/funnel.ts';
import { gammaP, gammaQ } from '#lib/stats/gamma.ts';
import { normalQuantile, normalTail } from '#lib/stats/normal.ts';
import { chiSquareTail } from '#lib/stats/chiSquareTail.ts';
import { overDispersion, winsorised } from '#lib/stats/overDispersion.ts';

test('points of the normal distribution are those of Wichura (1988)', () => {
	expect(normalQuantile(0.25)).toBeCloseTo(-0.674489750196082, 11);
	expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 11);
	expect(normalQuantile(1e-20)).toBeCloseTo(-9.26234008979841, 10);
	expect(normalQuantile(0.5)).toBe(0);
});

test('tails of the normal distribution undo its points, far out too', () => {
	expect(normalTail(1.959963984540054)).toBeCloseTo(0.025, 12);
	expect(normalTail(0)).toBe(0.5);
	expect(normalTail(-1)).toBeCloseTo(0.841344746068543, 12);
	for (const p of [0.4, 0.1, 1e-3, 1e-8, 1e-30, 1e-200])
		expect(normalTail(-normalQuantile(p)) / p).toBeCloseTo(1, 8);
});

test('both incomplete gamma functions add up to one, and the small one keeps its digits', () => {
	for (const [a, x] of [
		[0.5, 0.1],
		[3, 2],
		[3, 9],
		[100, 80],
		[100, 130]
	] as const)
		expect(gammaP(a, x) + gammaQ(a, x)).toBeCloseTo(1, 14);
	// P(X = 0) = e^−50 of a Poisson count with mean 50
	expect(gammaQ(1, 50) / 1.92874984796392e-22).toBeCloseTo(1, 10);
});

test('points of χ² are those of the NIST e-Handbook 1.3.6.7.4', () => {
	expect(chiSquareTail(3.841, 1)).toBeCloseTo(0.05, 4);
	expect(chiSquareTail(18.307, 10)).toBeCloseTo(0.05, 4);
	expect(chiSquareTail(124.342, 100)).toBeCloseTo(0.05, 4);
});

test('counts beyond the exact limits are as rare as Seaton and Manktelow (2012), table 1, found for prediction limits', () => {
	const expected = Array.from({ length: 491 }, (_, i) => 1 + i / 10);
	const below = expected.map((mean) => {
		const { low } = exactLimits('rate', mean, 1, 0.025);
		const k = Math.ceil(low) - 1;
		return k < 0 ? 0 : lowerTail('rate', k, mean, 1);
	});
	const above = expected.map((mean) => {
		const { high } = exactLimits('rate', mean, 1, 0.025);
		return upperTail('rate', Math.floor(high) + 1, mean, 1);
	});
	const median = (values: number[]) => [...values].sort((a, b) => a - b)[(values.length - 1) / 2]!;
	expect(median(below)).toBeCloseTo(0.0186, 4);
	expect(Math.max(...below)).toBeCloseTo(0.025, 4);
	expect(Math.min(...below)).toBe(0);
	expect(median(above)).toBeCloseTo(0.0201, 4);
	expect(Math.max(...above)).toBeCloseTo(0.025, 4);
});

test('limits of a share are the counts whose binomial tail is small enough', () => {
	// tabled: n = 20, p = ½: P(X ≤ 5) = 0.0207, P(X ≤ 6) = 0.0577
	expect(lowerTail('share', 5, 20, 0.5)).toBeCloseTo(0.0207, 4);
	expect(lowerTail('share', 6, 20, 0.5)).toBeCloseTo(0.0577, 4);
	const { low, high } = exactLimits('share', 20, 0.5, 0.025);
	expect(low).toBeGreaterThan(5);
	expect(low).toBeLessThan(6);
	expect(low + high).toBeCloseTo(20, 4);
	expect(exactLimits('share', 3, 0.5, 0.025)).toEqual({ low: 0, high: 3 });
});

test('ends are drawn in to their quantiles, in the order given', () => {
	expect(winsorised([9, -9, 0, 1, 2, 3, 4, 5, 6, 7, 8], 0.1)).toEqual([8, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('groups that vary by chance are not over-dispersed; those that vary twice as far are, by four', () => {
	const even = Array.from({ length: 99 }, (_, i) => normalQuantile((i + 1) / 100));
	expect(overDispersion(even)).toMatchObject({ phi: 1 });
	const wide = overDispersion(even.map((z) => 2 * z));
	expect(wide.phi).toBeCloseTo(4 * overDispersion(even).estimate, 10);
	expect(wide.p).toBeLessThan(1e-6);
	expect(overDispersion([9, -9, 9]).phi).toBe(1);
	expect(overDispersion([9, -9, 9]).p).toBeNull();
});

test('φ of six groups is that of FunnelPlotR 0.6, which has no end to cut off from so few', () => {
	const observed = [100, 150, 180, 80, 120, 225];
	const expected = [108, 112, 165, 95, 100, 220];
	const z = observed.map((o, i) => Math.sqrt(expected[i]!) * Math.log(o / expected[i]!));
	expect(overDispersion(z, 0).estimate).toBeCloseTo(2.948033, 6);
});

const shares = (...pairs: [number, number][]) =>
	funnel(
		'share',
		pairs.map(([k, size]) => ({ k, size }))
	);

test('a group is called different only beyond the limits and with the false alarms of all groups held down', () => {
	const even = Array.from({ length: 40 }, (): [number, number] => [50, 100]);
	// beyond the 95 % limits of its size, yet no wonder among 41
	const alone = shares(...even, [61, 100]);
	const limits = funnelLimits('share', 100, alone.target!, 1);
	expect(0.61).toBeGreaterThan(limits.high95);
	expect(alone.points.at(-1)?.standing).toBe('within');
	const far = shares(...even, [90, 100]);
	expect(far.points.at(-1)?.standing).toBe('above');
});

test('few cases are shown and not compared', () => {
	const found = shares([9, 9], [50, 100], [50, 100]);
	expect(found.points[0]).toEqual({ value: 1, standing: 'small', p: null, q: null });
	expect(found.compared).toBe(2);
	const rates = funnel('rate', [
		{ k: 4, size: 2 },
		{ k: 96, size: 98 }
	]);
	expect(rates.points.map(({ standing }) => standing)).toEqual(['small', 'within']);
});

test('a count lies beyond a limit where its tail is under the chance of the limit, and only there', () => {
	for (const kind of ['share', 'rate'] as const)
		for (const chance of [0.025, 0.001]) {
			const { low, high } = exactLimits(kind, 60, 0.3, chance);
			for (let k = 0; k <= 60; k++) {
				expect(k > high).toBe(upperTail(kind, k, 60, 0.3) < chance);
				expect(k < low).toBe(lowerTail(kind, k, 60, 0.3) < chance);
			}
		}
});

test('limits lie around the target, inside one another, and widen by √φ', () => {
	for (const phi of [1, 2.5])
		for (const kind of ['share', 'rate'] as const)
			for (const size of [12, 60, 240]) {
				const limits = funnelLimits(kind, size, 0.3, phi);
				expect(limits.low998).toBeLessThanOrEqual(limits.low95);
				expect(limits.low95).toBeLessThan(0.3);
				expect(limits.high95).toBeGreaterThan(0.3);
				expect(limits.high998).toBeGreaterThanOrEqual(limits.high95);
				expect(limits.low998).toBeGreaterThanOrEqual(0);
			}
	const wide = funnelLimits('share', 400, 0.3, 4);
	const plain = funnelLimits('share', 400, 0.3, 1);
	expect((wide.high95 - 0.3) / (plain.high95 - 0.3)).toBeCloseTo(2, 1);
});

test('where everything or nothing happened there is nothing to tell apart', () => {
	for (const found of [shares([0, 20], [0, 50]), shares([20, 20], [50, 50])])
		expect(found.points.map(({ standing }) => standing)).toEqual(['within', 'within']);
	expect(funnel('share', []).target).toBeNull();
	expect(funnelLimits('share', 20, 1, 1).low95).toBe(1);
});
