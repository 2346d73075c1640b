import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { areRare, eventTrends, majorEvents } from '#lib/metrics/rareEvents.ts';
import { monthly } from '#lib/metrics/monthly.ts';
import { runLogs } from '../support/log.ts';

const day = 86_400;

describe('rare events', () => {
	it('are told by the days and the cases between them, and by what has passed since the last', () => {
		const events = [
			{ day: '2025-03-01', seconds: 0, date_only: false, no: 4, last_no: 30 },
			{ day: '2025-03-11', seconds: 10 * day, date_only: false, no: 9, last_no: 30 },
			{ day: '2025-03-11', seconds: 10.5 * day, date_only: false, no: 10, last_no: 30 }
		].map((e) => ({ ...e, seconds: e.seconds + Date.UTC(2025, 2, 1) / 1000 - Date.UTC(2000, 0, 1) / 1000 }));
		const { days, cases } = eventTrends(events, '2025-03-21 12:00:00');
		expect(days.points.map(({ at, value, partial }) => [at, value, partial])).toEqual([
			['2025-03-11', 10, false],
			['2025-03-11 (2)', 0.5, false],
			['2025-03-21', 10, true]
		]);
		expect(cases.points.map(({ value }) => value)).toEqual([4, 0, 20]);
		expect(days).toMatchObject({ kind: 't', verdict: 'too_early', n: 2 });
	});

	it('are rare where there are fewer than 1.5 a month', () => {
		expect([[1, 2, 1, 1], [3, 0, 0, 2], [2, 1, 2, 1], [9, 0, 0, 0], [0, 0], []].map(areRare)).toEqual([
			...[true, true, false, false, false, false]
		]);
	});

	it('are none before the second', () => {
		expect(eventTrends([], '2025-03-21 12:00:00').days.points).toEqual([]);
		expect(
			eventTrends([{ day: '2025-03-01', seconds: 0, date_only: false, no: 1, last_no: 1 }], null).days.points
		).toEqual([]);
	});
});

describe('by month, of a log', () => {
	const csv = `complaint_no,site,received_at,category_l1,severity,content
A1,东苑,2025-04-01 09:00:00,物业服务,major,有人受伤
A2,东苑,2025-04-05 10:00:00,物业服务,general,噪音
A3,西苑,2025-05-04 09:00:00,工程质量,major,有人受伤
A4,东苑,2025-05-20 10:00:00,工程质量,general,墙面
A5,南苑,2025-06-01,工程质量,major,有人受伤
A6,西苑,2025-06-02,工程质量,general,墙面`;
	const sites = `site,occupied_households
东苑,500
西苑,1500`;
	let engine: Engine;
	beforeAll(async () => {
		engine = await openNative();
		await runLogs(engine, [{ csv }, { csv: sites, table: 'sites' }], { asOf: '2025-06-30 12:00:00' });
	});
	afterAll(() => engine.close());

	it('the days between major complaints count whole days where only the date is known', async () => {
		const { days, cases } = await majorEvents(engine);
		expect(days.points.map(({ at, value }) => [at, value])).toEqual([
			['2025-05-04', 33],
			['2025-06-01', 28],
			['2025-06-30', 29]
		]);
		expect(cases.points.map(({ value }) => value)).toEqual([1, 1, 1]);
		// one a month is too rare to be counted by month, two are not
		const { trends, rare } = await monthly(engine);
		expect(trends.major.points).toEqual([]);
		expect(trends.majorDays.points).toHaveLength(3);
		expect([rare, trends.receivedDays.points, trends.receivedCases.points]).toEqual([null, [], []]);
	});

	it('of any filter, too few a month are told by the days between and the others in between', async () => {
		const { trends, rare } = await monthly(engine, { site: ['西苑', '南苑'] });
		// A3 on 4 May, A5 and A6 by their days alone
		expect(rare).toBeNull();
		expect(trends.received.points.map(({ value }) => value)).toEqual([1, 2]);
		const major = await monthly(engine, { severity: ['major'] });
		expect(major.rare).toEqual({ mean: 1, empty: 0, months: 3 });
		expect(major.trends.received.points.map(({ value }) => value)).toEqual([1, 1, 1]);
		expect(major.trends.receivedDays).toMatchObject({ kind: 't', verdict: 'too_early' });
		expect(major.trends.receivedDays.points.map(({ value }) => value)).toEqual([33, 28, 29]);
		expect(major.trends.receivedCases.points.map(({ value }) => value)).toEqual([1, 1, 1]);
		// a period cuts what lies between, too
		const late = await monthly(engine, { severity: ['major'], from: '2025-05-01' });
		expect(late.trends.receivedDays.points.map(({ value }) => value)).toEqual([28, 29]);
	});

	it('the rate counts complaints of sites whose households are known, per thousand of these', async () => {
		const values = async (filter: object) =>
			(await monthly(engine, filter)).trends.rate.points.map(({ value }) => value);
		expect(await values({})).toEqual([1, 1, 0.5]);
		expect(await values({ site: ['东苑'] })).toEqual([4, 2]);
		expect(await values({ category: ['工程质量'] })).toEqual([1, 0.5]);
		expect(await values({ site: ['南苑'] })).toEqual([null]);
	});
});
