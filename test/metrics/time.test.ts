import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { clauseDelays } from '#lib/metrics/time/clauseDelays.ts';
import { clauseTrend } from '#lib/metrics/time/clauseTrend.ts';
import { clauseHours, receiptHours } from '#lib/metrics/time/hours.ts';
import { complaintPage } from '#lib/metrics/complaintPage.ts';
import { openAges } from '#lib/metrics/time/openAges.ts';
import { standings } from '#lib/metrics/time/stageIs.ts';
import { stageStandings, stageTimes } from '#lib/metrics/time/stages.ts';
import { runLogs } from '../support/log.ts';

// 2025-06-02 is a Monday
const csv = `complaint_no,site,severity,received_at,dispatched_at,accepted_at,completed_at,closed_at,status
A1,东苑,general,2025-06-02 09:00:00,2025-06-02 09:04:00,2025-06-02 09:10:00,2025-06-02 12:00:00,2025-06-03 12:00:00,closed
A2,东苑,general,2025-06-02 09:30:00,2025-06-02 09:50:00,2025-06-02 10:00:00,2025-06-02 20:00:00,,done
A3,西苑,major,2025-06-03 10:00:00,2025-06-03 10:05:00,,2025-06-03 15:05:00,,done
A4,西苑,general,2025-06-04 10:00:00,2025-06-04 10:15:00,2025-06-04 10:05:00,2025-06-04 11:00:00,,done
A5,西苑,major,2025-06-08 22:00:00,2025-06-08 22:30:00,,,,open
A6,南苑,general,2025-05-06,,,,,open
A7,北苑,general,2025-06-05 08:00:00,,,,,closed`;
const present = ['received_at', 'dispatched_at', 'accepted_at', 'completed_at', 'closed_at'] as const;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], { asOf: '2025-06-10 12:00:00' });
});
afterAll(() => engine.close());

describe('a clause in time', () => {
	it('has its share month by month, whatever period is asked for', async () => {
		const found = (await clauseTrend(engine, { month: '2025-06' }, 'dispatch'))!;
		expect(found.trend.points.map((p) => [p.at, p.value, p.partial])).toEqual([
			['2025-05', null, false],
			['2025-06', 0.4, true]
		]);
		expect(found.shares[1]).toMatchObject({ numerator: 2, denominator: 5 });
		expect(await clauseTrend(engine, {}, "x' or true")).toBeNull();
	});

	it('tells how long before and after its limit things happened, the limit itself being in time', async () => {
		const found = (await clauseDelays(engine, {}, 'dispatch'))!;
		expect(found).toMatchObject({ n: 5, early: 2, median: 600 });
		expect(found.bins.reduce((sum, { n }) => sum + n, 0)).toBe(5);
		const early = found.bins.filter(({ to }) => to !== null && to <= 0);
		expect(early.reduce((sum, { n }) => sum + n, 0)).toBe(2);
		expect(found.bins.some(({ from, to }) => from === 0 || to === 0)).toBe(true);
		expect(await clauseDelays(engine, { site: ['北苑'] }, 'dispatch')).toMatchObject({ n: 0, bins: [] });
		expect(await clauseDelays(engine, {}, 'promise')).toMatchObject({ n: 0 });
		expect(await clauseDelays(engine, {}, 'daily_review')).toMatchObject({ n: 0 });
	});

	it('is counted by the hours of the week in which complaints came in', async () => {
		const found = (await clauseHours(engine, {}, 'dispatch'))!;
		expect(found.undated).toBe(1);
		expect(found.cells.map((c) => [c.weekday, c.hour, c.breached.numerator, c.breached.denominator])).toEqual(
			[
				[1, 9, 1, 2],
				[2, 10, 0, 1],
				[3, 10, 1, 1],
				[4, 8, 0, 0],
				[7, 22, 1, 1]
			]
		);
		const all = await receiptHours(engine, { site: ['东苑'] });
		expect(all.cells).toEqual([
			{ weekday: 1, hour: 9, n: 2, breached: expect.objectContaining({ denominator: 2 }), standing: 'small' }
		]);
	});
});

describe('stages', () => {
	it('are recorded, out of order, skipped or ahead, and that is all complaints', async () => {
		const found = await stageStandings(engine, {}, present);
		for (const s of found) expect(s.inOrder + s.disordered + s.skipped + s.ahead).toBe(7);
		const of = Object.fromEntries(found.map((s) => [s.stage, s]));
		expect(of['received_at']).toMatchObject({ inOrder: 7, here: 1 });
		expect(of['dispatched_at']).toMatchObject({ inOrder: 5, skipped: 1, ahead: 1, here: 1 });
		// A4 was accepted before it was dispatched; A3 was completed without, A7 by its status
		expect(of['accepted_at']).toMatchObject({ inOrder: 2, disordered: 1, skipped: 2, ahead: 2 });
		expect(of['completed_at']).toMatchObject({ inOrder: 4, disordered: 0, skipped: 1, ahead: 2 });
		expect(of['closed_at']).toMatchObject({ inOrder: 1, ahead: 6 });
	});

	it('share the time between them, from each recorded one to the next', async () => {
		const found = await stageTimes(engine, {}, present);
		expect(found.map((s) => [s.stage, s.ended, s.open])).toEqual([
			['dispatched_at', 5, 0],
			['accepted_at', 2, 1],
			['completed_at', 4, 0],
			['closed_at', 1, 0]
		]);
		expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
		expect(found[0]).toMatchObject({ median: 15 * 60 });
		expect(found[1]).toMatchObject({ median: 10 * 60 });
		expect(await stageTimes(engine, { site: ['nowhere'] }, present)).toMatchObject([
			{ share: 0, median: null },
			{},
			{},
			{}
		]);
		expect(await stageStandings(engine, {}, [])).toEqual([]);
	});

	it('filter by how complaints stand to one: the list has just those that are counted', async () => {
		for (const row of await stageStandings(engine, {}, present))
			for (const standing of standings) {
				const filter = { stage: { stage: row.stage, standing } };
				const { total, rows } = await complaintPage(engine, { filter });
				expect([row.stage, standing, total, rows.length]).toEqual([
					row.stage,
					standing,
					row[standing],
					row[standing]
				]);
			}
		const wrong = { stage: { stage: 'accepted_at', standing: 'disordered' } } as const;
		const { rows } = await complaintPage(engine, { filter: wrong });
		expect(rows.map((row) => row.complaint_no)).toEqual(['A4']);
	});

	it('filter by the stretch between two: those gone through and those that wait in it', async () => {
		const times = await stageTimes(engine, {}, present);
		for (const [at, { stage, ended, open }] of times.entries()) {
			const filter = { stretch: { from: present[at]!, to: stage } };
			expect((await complaintPage(engine, { filter })).total).toBe(ended + open);
		}
		const back = { stretch: { from: 'closed_at', to: 'received_at' } } as const;
		expect((await complaintPage(engine, { filter: back })).total).toBe(0);
	});
});

describe('what is open', () => {
	it('is counted by age and a dimension', async () => {
		expect(await openAges(engine, {}, 'site')).toEqual([
			{ key: '南苑', rest: 0, counts: [0, 0, 0, 0, 1] },
			{ key: '西苑', rest: 0, counts: [0, 1, 0, 0, 0] }
		]);
	});
});
