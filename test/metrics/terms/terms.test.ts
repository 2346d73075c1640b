import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { changeOf } from '#lib/metrics/terms/change.ts';
import { frequentTerms } from '#lib/metrics/terms/terms.ts';
import { runLogs } from '../../support/log.ts';

describe('the test of a change', () => {
	const sizes = { lookedNow: 500, lookedBefore: 500 };
	it('is that of a fair coin where both periods are alike: 8 of 8 heads, 9 of 10', () => {
		expect(changeOf({ now: 8, before: 0 }, sizes).p).toBeCloseTo(2 / 256, 12);
		expect(changeOf({ now: 1, before: 9 }, sizes).p).toBeCloseTo(22 / 1024, 12);
		expect(changeOf({ now: 5, before: 5 }, sizes).p).toBe(1);
	});

	it('goes by the sizes of the periods', () => {
		const { ratio, p } = changeOf({ now: 20, before: 10 }, { lookedNow: 200, lookedBefore: 100 });
		expect(ratio).toBe(1);
		expect(p).toBeGreaterThan(0.9);
	});
});

const said: [string, string, number, string][] = [
	['2025-05', '物业服务', 20, '门道闸故障，车辆排长队'],
	['2025-05', '工程质量', 20, '墙面开裂'],
	['2025-06', '物业服务', 20, '门道闸故障，要求维修'],
	['2025-06', '工程质量', 4, '墙面开裂'],
	['2025-06', '工程质量', 18, '燃气报警误报 app']
];
const lines = said.flatMap(([month, category, n, text]) =>
	Array.from(
		{ length: n },
		(_, i) =>
			`${month}-${String(1 + i).padStart(2, '0')} 09:00:00,${category},"${'东西南北楼客主次'[i % 8]}${text}"`
	)
);
const csv = `complaint_no,received_at,category_l1,content\n${lines.map((line, i) => `T${i},${line}`).join('\n')}`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], { asOf: '2025-07-10 12:00:00' });
});
afterAll(() => engine.close());

describe('terms', () => {
	const ask = () => frequentTerms(engine, { month: '2025-06' }, { month: '2025-05' });

	it('are counted by complaint in both periods, parts of longer ones left out', async () => {
		const { terms, sizes } = await ask();
		expect(sizes).toEqual({ now: 42, before: 40, lookedNow: 42, lookedBefore: 40 });
		const counts = new Map(terms.map(({ term, now, before }) => [term, [now, before]]));
		expect(counts.get('门道闸故障')).toEqual([20, 20]);
		expect(counts.get('墙面开裂')).toEqual([4, 20]);
		expect(counts.has('墙面')).toBe(false);
		expect(counts.get('app')).toEqual([18, 0]);
	});

	it('stand out where the exact test, held against all, says so', async () => {
		const { terms } = await ask();
		const out = terms.filter(({ standsOut }) => standsOut).map(({ term }) => term);
		expect(out).toContain('墙面开裂');
		expect(out).toContain('app');
		expect(out).not.toContain('门道闸故障');
	});

	it('are told to the category that uses them more than others do', async () => {
		const { categories } = await ask();
		const of = new Map(
			categories.map(({ category_l1, n, terms }) => [
				category_l1,
				{ n, terms: terms.map(({ term }) => term) }
			])
		);
		expect(of.get('物业服务')!.n).toBe(20);
		expect(of.get('物业服务')!.terms).toContain('门道闸故障');
		expect(of.get('工程质量')!.terms).not.toContain('门道闸故障');
		expect(of.get('工程质量')!.terms).toContain('app');
	});

	it('have no change where there is no period before, and none are found in nothing', async () => {
		const alone = await frequentTerms(engine, { month: '2025-06' }, null);
		expect(alone.terms.length).toBeGreaterThan(0);
		expect(alone.terms.every(({ change, standsOut }) => change === null && !standsOut)).toBe(true);
		expect(
			await frequentTerms(engine, { month: '2020-01' }, { month: '2025-05' }, { limit: 0 })
		).toMatchObject({
			sizes: { now: 0, before: 40 },
			categories: []
		});
		expect((await frequentTerms(engine, {}, null, { field: 'opinion' })).terms).toEqual([]);
	});
});
