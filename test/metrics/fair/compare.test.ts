import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import { compareShares, compareSites } from '#lib/metrics/fair/compare.ts';
import { channelsOf } from '#lib/metrics/fair/channels.ts';
import { loadBy } from '#lib/metrics/fair/load.ts';
import { spanOf } from '#lib/metrics/fair/span.ts';
import { trendsBy } from '#lib/metrics/fair/trendsBy.ts';
import { headline } from '#lib/metrics/headline.ts';
import { kpis } from '#lib/metrics/kpis.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { runLogs } from '../../support/log.ts';
import { derive } from '../../support/derive.ts';
import { demoSample } from '../../support/samples.ts';

const complaints = `complaint_no,site,received_at,validity,handler,status,completed_at,severity
A1,东苑,2025-01-03 09:00:00,valid,甲,done,2025-01-03 10:00:00,general
A2,东苑,2025-01-20 10:00:00,invalid,甲,open,,major
A3,西苑,2025-02-01 08:00:00,valid,乙,open,,general
A4,西苑,2025-02-10 08:00:00,,乙,done,2025-02-11 08:00:00,important
A5,北苑,2025-02-12 08:00:00,valid,,done,2025-02-13 08:00:00,general
A6,,2025-02-12 09:00:00,valid,甲,open,,general`;
const households = `site,month,occupied_households
东苑,,1000
西苑,2025-02,400
南苑,,280`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv: complaints }, { csv: households, table: 'sites' }], {
		asOf: '2025-02-14 12:00:00'
	});
});
afterAll(() => engine.close());

describe('complaints per household and month', () => {
	test('count the days that the log covers, of months whose households are known', async () => {
		const { groups, outside, target } = await compareSites(engine, {});
		const of = (key: string) => groups.find((group) => group.key === key)!;
		// January whole, February to the 14th
		expect(of('东苑')).toMatchObject({ k: 2, size: 1000 * (1 + 14 / 28) });
		expect(of('西苑')).toMatchObject({ k: 2, size: 400 / 2 });
		expect(of('南苑')).toMatchObject({ k: 0, size: 280 * 1.5, low: 0 });
		expect(target).toBe(4 / (1500 + 200 + 420));
		expect(outside).toBe(2);
	});

	test('follow the filter in complaints, days and sites', async () => {
		const january = await compareSites(engine, { month: '2025-01' });
		expect(january.groups.map(({ key, k, size }) => [key, k, size])).toEqual([
			['东苑', 2, 1000],
			['南苑', 0, 280]
		]);
		const days = await compareSites(engine, { from: '2025-01-20', to: '2025-01-31', site: ['东苑'] });
		expect(days.groups).toMatchObject([{ key: '东苑', k: 1 }]);
		expect(days.groups[0]?.size).toBeCloseTo((1000 * 12) / 31, 10);
		expect(days.outside).toBe(0);
		expect((await compareSites(engine, { from: '2030-01-01' })).groups).toEqual([]);
	});

	test('of few households are shown and not compared', async () => {
		const { groups, compared } = await compareSites(engine, {});
		expect(groups.every(({ standing }) => standing === 'small')).toBe(true);
		expect(compared).toBe(0);
	});
});

describe('a share by a dimension', () => {
	test('has what is not given as a group of its own, and leaves out what nothing is known of', async () => {
		const { groups } = await compareShares(engine, {}, 'site', 'valid');
		expect(groups.map(({ key, k, size }) => [key, k, size]).sort()).toEqual([
			[null, 1, 1],
			['东苑', 1, 2],
			['北苑', 1, 1],
			['西苑', 1, 1]
		]);
	});

	test('is nothing where the measure or the dimension does not exist', async () => {
		for (const [dimension, measure] of [
			['site', 'met:1; drop table mart_complaints'],
			['site', 'toString'],
			['site); drop table mart_complaints; --', 'valid']
		])
			expect((await compareShares(engine, {}, dimension as 'site', measure as 'valid')).groups).toEqual([]);
	});
});

test('a person’s load is what is his, what of it is open, and how long', async () => {
	const load = await loadBy(engine, {}, 'handler');
	expect(load).toEqual([
		{ key: '甲', complaints: 3, open: 2, medianAge: 2, oldestAge: 25 },
		{ key: '乙', complaints: 2, open: 1, medianAge: 13, oldestAge: 13 },
		{ key: null, complaints: 1, open: 0, medianAge: null, oldestAge: null }
	]);
});

test('a span is within the filter and the log', () => {
	const covered = { firstOn: '2024-03-05', lastOn: '2025-02-10', asOf: '2025-02-14 12:00:00' };
	const of = (filter: object, more = {}) => spanOf(filter, { ...covered, ...more } as never);
	expect(of({})).toEqual({ first: '2024-03-01', last: '2025-02-14' });
	expect(of({}, { asOf: '2025-06-01 00:00:00' })).toEqual({ first: '2024-03-01', last: '2025-02-28' });
	expect(of({ month: '2024-12' })).toEqual({ first: '2024-12-01', last: '2024-12-31' });
	expect(of({ from: '2024-12-10', to: '2024-12-01' })).toBeNull();
	expect(of({ from: 'x', month: 'y' })).toEqual({ first: '2024-03-01', last: '2025-02-14' });
	expect(of({}, { firstOn: null })).toBeNull();
});

test('groups of the demo log add up to the figures of the other pages', async () => {
	const demo = await openNative();
	await derive(demo, demoSample());
	const { months } = await bounds(demo);
	const month = months[3]!;
	const shares = async (measure: 'valid' | 'satisfaction' | 'followup') => {
		const { groups } = await compareShares(demo, {}, 'site', measure);
		return [groups.reduce((sum, { k }) => sum + k, 0), groups.reduce((sum, { size }) => sum + size, 0)];
	};
	const all = await headline(demo, {});
	for (const measure of ['valid', 'satisfaction', 'followup'] as const)
		expect(await shares(measure)).toEqual([all[measure].numerator, all[measure].denominator]);
	for (const clause of ['complete', 'progress', 'dispatch'] as const) {
		const { groups } = await compareShares(demo, {}, 'handler', `breached:${clause}`);
		const whole = (await clauseTable(demo)).find((row) => row.clause === clause)!;
		expect(groups.reduce((sum, { k }) => sum + k, 0)).toBe(whole.breached);
		expect(groups.reduce((sum, { size }) => sum + size, 0)).toBe(whole.met + whole.breached);
	}
	const rates = await compareSites(demo, { month });
	const figures = (await kpis(demo)).filter(
		(row) => row.month === month && row.metric === 'complaints_per_1000_households' && row.site !== ''
	);
	expect(rates.groups.length).toBeGreaterThan(3);
	for (const { key, k, size, value } of rates.groups) {
		const figure = figures.find(({ site }) => site === key)!;
		expect([figure.numerator, figure.denominator]).toEqual([k, size]);
		expect(value * 1000).toBeCloseTo(figure.value!, 9);
	}
	await demo.close();
});

test('the largest values of a dimension are followed over the same months', async () => {
	const trends = await trendsBy(engine, {}, 'handler', 2);
	expect(trends.map(({ key, n }) => [key, n])).toEqual([
		['甲', 3],
		['乙', 2]
	]);
	expect(trends.map(({ trend }) => trend.points.map(({ at, value }) => [at, value]))).toEqual([
		[
			['2025-01', 2],
			['2025-02', 1]
		],
		[
			['2025-01', 0],
			['2025-02', 2]
		]
	]);
	expect(trends[0]?.trend.verdict).toBe('too_early');
});

test('channels of third parties are those that the rulebook names', () => {
	const edition = defaultRulebook().editions.at(-1)!;
	const load = [
		{ key: '来电', complaints: 6 },
		{ key: '黑猫投诉', complaints: 3 },
		{ key: '12345热线', complaints: 1 },
		{ key: null, complaints: 2 }
	].map((one) => ({ ...one, open: null, medianAge: null, oldestAge: null }));
	const { channels, third } = channelsOf(load, edition);
	expect(channels.filter(({ thirdParty }) => thirdParty).map(({ key }) => key)).toEqual([
		'黑猫投诉',
		'12345热线'
	]);
	expect([third.numerator, third.denominator]).toEqual([4, 12]);
	expect(channels.map(({ share }) => share.value)).toEqual([0.5, 0.25, 1 / 12, 2 / 12]);
});
