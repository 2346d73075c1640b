import { describe, expect, it } from 'vitest';
import { cChart } from '#lib/stats/cChart.ts';
import { laneyUChart, laneyUSigmaZ } from '#lib/stats/laneyU.ts';
import { laneyPChart, laneySigmaZ, pChart } from '#lib/stats/pChart.ts';
import { pareto } from '#lib/stats/pareto.ts';
import { uChart } from '#lib/stats/uChart.ts';
import { xmr } from '#lib/stats/xmr.ts';

describe('control limits', () => {
	it('of individuals agree with the NIST handbook, 6.3.2.2', () => {
		const [point] = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
		expect(point!.centre).toBeCloseTo(50.81, 10);
		expect(point!.upper).toBeCloseTo(55.8041, 4);
		expect(point!.lower).toBeCloseTo(45.8159, 4);
	});

	it('of counts agree with the NIST handbook, 6.3.3.1', () => {
		const wafers = [
			16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13
		];
		expect(cChart(wafers)[0]).toMatchObject({ centre: 16, lower: 4, upper: 28 });
	});

	const cans = [
		12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6
	];
	const fifty = cans.map(() => 50);

	it('of shares agree with Montgomery’s orange-juice cans, example 7.1', () => {
		const [point] = pChart(cans, fifty);
		expect(point!.centre).toBeCloseTo(0.2313, 4);
		expect(point!.upper).toBeCloseTo(0.4102, 4);
		expect(point!.lower).toBeCloseTo(0.0524, 4);
	});

	it('of rates agree with Montgomery’s dyed cloth, example 7.4', () => {
		const defects = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23];
		const units = [10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5];
		const points = uChart(defects, units);
		expect(points[0]!.centre).toBeCloseTo(1.42, 2);
		// the book goes on with the rounded centre, 1.42
		expect(1.42 + 3 * Math.sqrt(1.42 / 10)).toBeCloseTo(2.55, 2);
		expect(Math.abs(points[0]!.upper - 2.55)).toBeLessThan(0.006);
		expect(Math.abs(points[0]!.lower - 0.29)).toBeLessThan(0.006);
		expect(points[1]!.upper).toBeGreaterThan(points[0]!.upper);
	});

	it('of Laney widen with the spread of the standardised shares', () => {
		const sigmaZ = laneySigmaZ(cans, fifty);
		expect(sigmaZ).toBeGreaterThan(1);
		const [plain] = pChart(cans, fifty);
		const [laney] = laneyPChart(cans, fifty);
		expect(laney!.sigma / plain!.sigma).toBeCloseTo(sigmaZ, 12);
		// by hand: p̄ = 0.5, z = −2, 2, −2 with n = 16; mean moving range 4, 4 / 1.128
		expect(laneySigmaZ([4, 12, 4, 12], [16, 16, 16, 16])).toBeCloseTo(4 / 1.128, 12);
	});

	it('of Laney’s u′ are those of the u-chart times the spread of the standardised rates', () => {
		// by hand: ū = 1, z = (8 − 16)/4 = −2, 2, −2, 2 with sixteen units each; mean moving range 4
		const [counts, units] = [
			[8, 24, 8, 24],
			[16, 16, 16, 16]
		];
		expect(laneyUSigmaZ(counts, units)).toBeCloseTo(4 / 1.128, 12);
		const [point] = laneyUChart(counts, units);
		expect(point!.upper).toBeCloseTo(1 + (3 * 4) / 1.128 / 4, 12);
		expect(point!.lower).toBe(0);
		// the same where exposures differ, and 0 where nothing happened
		const cloth = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23];
		const length = [10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5];
		expect(laneyUChart(cloth, length)[0]!.sigma / uChart(cloth, length)[0]!.sigma).toBeCloseTo(
			laneyUSigmaZ(cloth, length),
			12
		);
		expect(laneyUSigmaZ([0, 0], [4, 5])).toBe(0);
	});

	it('stay quiet where nothing varies', () => {
		expect(xmr([3, 3, 3])[0]).toMatchObject({ lower: 3, centre: 3, upper: 3 });
		expect(laneySigmaZ([0, 0], [5, 5])).toBe(1);
	});
});

describe('Pareto', () => {
	it('marks those that it takes to reach eighty per cent', () => {
		const items = pareto([
			{ key: 'c', value: 10 },
			{ key: 'a', value: 60 },
			{ key: 'b', value: 25 },
			{ key: 'd', value: 5 },
			{ key: 'e', value: 0 }
		]);
		expect(items.map((i) => [i.key, i.vital])).toEqual([
			['a', true],
			['b', true],
			['c', false],
			['d', false]
		]);
		expect(items[1]!.cumulative).toBe(0.85);
	});
});
