import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { stateOf } from '#lib/metrics/actions/register.ts';
import { effects } from '#lib/metrics/actions/effect.ts';
import { daysIn, windowsOf } from '#lib/metrics/actions/windows.ts';
import { issueMonths, type IssueMonth } from '#lib/metrics/recurring/issues.ts';
import { monthsBetween } from '#lib/metrics/months.ts';
import type { Action } from '#lib/model/actions.ts';
import { poissonRatio } from '#lib/stats/poissonRatio.ts';
import { runLogs } from '../../support/log.ts';

const log = { from: '2024-01-01', to: '2025-12-31' };

test('before is the year up to the last month that triggered it, less those that did', () => {
	const { before, after } = windowsOf({ triggers: ['2025-04', '2025-06'], done: '2025-07-15' }, 12, log);
	expect(before).toEqual([...monthsBetween('2024-07', '2025-03'), '2025-05']);
	expect(after).toEqual({ from: '2025-07-16', to: '2025-12-31' });
});

test('before ends ahead of the month in which it was done, and begins with the log', () => {
	expect(windowsOf({ triggers: ['2025-06'], done: '2025-03-10' }, 12, log).before).toEqual(
		monthsBetween('2024-07', '2025-02')
	);
	expect(windowsOf({ triggers: [], done: '2024-03-10' }, 12, log).before).toEqual(['2024-01', '2024-02']);
	expect(windowsOf({ triggers: [] }, 12, { ...log, to: '2025-12-30' }).before.at(-1)).toBe('2025-11');
	expect(windowsOf({ triggers: [], done: '2025-12-31' }, 12, log).after).toBeNull();
});

let engine: Engine;
let found: IssueMonth[];
beforeAll(async () => {
	const rows = ['complaint_no,site,category_l1,category_l2,received_at'];
	const add = (month: string, n: number, category: string) => {
		for (let i = 0; i < n; i++)
			rows.push(
				`${month}-${category}-${i},北园,物业服务,${category},${month}-${String(1 + (i % 28)).padStart(2, '0')} 10:00:00`
			);
	};
	for (const month of monthsBetween('2024-01', '2024-11')) {
		add(month, 10, '停车');
		add(month, 4, '噪音');
		add(month, 1, '收费');
	}
	for (const category of ['停车', '噪音', '收费']) add('2024-12', 40, category);
	for (const month of monthsBetween('2025-01', '2025-12')) {
		add(month, month > '2025-02' ? 3 : 10, '停车');
		add(month, month === '2025-09' ? 40 : 4, '噪音');
		add(month, 1, '收费');
	}
	engine = await openNative();
	await runLogs(
		engine,
		[
			{ csv: rows.join('\n') },
			{ csv: 'site,month,occupied_households\n北园,2024-01,1000\n北园,2025-03,2000', table: 'sites' }
		],
		{ asOf: '2025-12-31 23:59:59' }
	);
	found = await issueMonths(engine);
});
afterAll(() => engine.close());

const action = (part: Partial<Action>): Action => ({
	id: 'CA-1',
	title: '停车',
	scope: { counts: 'complaints', site: '北园', category_l1: '物业服务', category_l2: '停车' },
	problem: '',
	evidence: [],
	triggers: ['2024-12'],
	causes: [],
	correction: '',
	corrective: '',
	preventive: '',
	owner: '',
	verification: '',
	state: 'check',
	done: '2025-02-28',
	history: [{ at: '2025-01-05 09:00:00', by: '甲', what: 'made', note: '' }],
	...part
});
const effectOf = async (part: Partial<Action>) => {
	const one = action(part);
	return (await effects(engine, [one], found)).get(one.id)!;
};

test('the month that triggered it is not part of before, and households count where they are known', async () => {
	const effect = await effectOf({});
	expect(effect.before).toEqual({
		events: 110,
		days: daysIn({ from: '2024-01-01', to: '2024-11-30' }),
		householdDays: 335_000
	});
	expect(effect.after).toEqual({ events: 30, days: 306, householdDays: 612_000 });
	const { ratio, interval } = poissonRatio(
		{ events: 30, exposure: 612_000 },
		{ events: 110, exposure: 335_000 }
	);
	expect(effect).toMatchObject({
		verdict: 'effective',
		per: 'household_days',
		ratio,
		low: interval.low,
		high: interval.high,
		relapse: null
	});
});

test('what did not fall is not shown once a halving would have been, and too early before', async () => {
	const scope = { counts: 'complaints', category_l1: '物业服务', category_l2: '噪音' } as const;
	const late = await effectOf({ scope });
	expect(late.before.events).toBe(44);
	expect(late.verdict).toBe('not_shown');
	expect(late.monthsNeeded).toBeLessThanOrEqual(10);
	const soon = await effectOf({ scope, done: '2025-11-30' });
	expect([soon.after!.events, soon.verdict]).toEqual([4, 'too_early']);
	const few = await effectOf({ scope: { ...scope, category_l2: '收费' }, done: '2025-11-30' });
	expect([few.before.events, few.monthsNeeded, few.verdict]).toEqual([11, null, 'too_early']);
});

test('what became more is not shown, however little time has passed', async () => {
	const scope = { counts: 'complaints', category_l1: '物业服务', category_l2: '噪音' } as const;
	const effect = await effectOf({ scope, done: '2025-08-31' });
	expect(effect.monthsAfter).toBeLessThan(effect.monthsNeeded!);
	expect(effect.low).toBeGreaterThan(1);
	expect(effect.verdict).toBe('not_shown');
});

test('what is not done has no verdict; without months before there is nothing to compare', async () => {
	expect(await effectOf({ done: undefined })).toMatchObject({
		verdict: null,
		missing: 'not_done',
		after: null
	});
	expect(await effectOf({ done: '2024-01-20', triggers: ['2024-01'] })).toMatchObject({
		verdict: null,
		missing: 'no_before'
	});
	expect(await effectOf({ done: '2025-12-31' })).toMatchObject({ verdict: 'too_early', missing: 'no_after' });
});

test('an issue that is found again after it was done is reopened, another one is not', async () => {
	const noise = { kind: 'spike', key: '北园|物业服务|噪音' } as const;
	const effect = await effectOf({ issue: noise });
	expect(effect.relapse).toBe('2025-09');
	expect(stateOf({ state: 'closed' }, effect)).toBe('reopened');
	expect(stateOf({ state: 'plan' }, effect)).toBe('plan');
	expect((await effectOf({ issue: noise, done: '2025-09-15' })).relapse).toBeNull();
	expect((await effectOf({ issue: { ...noise, key: '北园|物业服务|停车' } })).relapse).toBeNull();
});

test('hostile text in a scope is only text', async () => {
	const effect = await effectOf({ scope: { counts: 'complaints', site: "x' or true --" } });
	expect([effect.before.events, effect.after!.events]).toEqual([0, 0]);
	expect(effect.verdict).not.toBe('effective');
});
