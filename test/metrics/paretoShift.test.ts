import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { paretoShift } from '#lib/metrics/paretoShift.ts';
import { changeOf } from '#lib/metrics/terms/change.ts';
import { derived } from '../reports/support/pipeline.ts';

describe('the shift of shares between two periods', () => {
	let engine: Engine;
	beforeAll(async () => (engine = await derived(['fixtures/reports/log.csv'], '2025-06-30 18:00:00')));
	afterAll(() => engine.close());
	const now = { from: '2025-01-01', to: '2025-06-30' };
	const before = { from: '2024-07-01', to: '2024-12-31' };

	test('tells every value of either period once, and shares of each add up to one', async () => {
		const rows = await paretoShift(engine, now, before, 'category_l1');
		expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
		const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
		expect(sum((row) => row.now)).toBe(27);
		expect(sum((row) => row.before)).toBe(25);
		expect(sum((row) => row.share)).toBeCloseTo(1, 12);
		expect(sum((row) => row.shareBefore)).toBeCloseTo(1, 12);
	});

	test('tests each share against the other period, and all of them together', async () => {
		const rows = await paretoShift(engine, now, before, 'site');
		for (const { now: n, before: b, p, q } of rows) {
			expect(p).toBe(changeOf({ now: n, before: b }, { lookedNow: 27, lookedBefore: 25 }).p);
			expect(q).toBeGreaterThanOrEqual(p);
		}
	});

	test('a value that only one period has keeps a share of nothing in the other', async () => {
		const rows = await paretoShift(engine, { month: '2025-06' }, { month: '2024-04' }, 'category_l2');
		const gone = rows.filter((row) => row.now === 0);
		for (const row of gone) expect([row.share, row.vital]).toEqual([0, false]);
		expect(rows.findLastIndex((row) => row.now > 0)).toBe(rows.length - gone.length - 1);
	});
});
