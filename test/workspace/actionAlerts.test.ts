import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { issues } from '#lib/metrics/recurring/issues.ts';
import { noActions, parseActions, type Actions } from '#lib/model/actions.ts';
import { actionAlerts, actionsWaiting, registerState } from '#lib/workspace/pages/actionAlerts.ts';
import { runLogs } from '../support/log.ts';

/** Two sites with one complaint a month; at one of them a category leaps in October and again in December. */
const leaps: Readonly<Record<number, number>> = { 10: 14, 12: 16 };
const lines = Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) =>
	['东苑', '西苑'].flatMap((site) =>
		Array.from({ length: site === '东苑' ? (leaps[month] ?? 1) : 1 }, (_, n) => {
			const day = `2025-${String(month).padStart(2, '0')}-${String(n + 1).padStart(2, '0')}`;
			return `${site}${month}-${n},${site},${n}-101,${day} 09:00:00,工程质量,漏水 ${month} ${n}`;
		})
	)
);
const csv = `complaint_no,site,unit,received_at,category_l1,content\n${lines.join('\n')}`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], { asOf: '2025-12-31 23:59:59' });
});
afterAll(() => engine.close());

const action = (more: object) => ({
	id: 'CA-2025-001',
	title: '东苑漏水',
	scope: { site: '东苑' },
	state: 'do',
	history: [{ at: '2025-10-20 09:00:00', by: '甲', what: 'made', note: '' }],
	...more
});
const registerOf = (...actions: object[]) => parseActions({ version: 1, actions }, 'actions');

const waitingIn = async (filter: Filter, actions: Actions) =>
	actionsWaiting((await registerState(engine, actions))!, filter, actions);

test('a recurring issue in view that nobody has made an action of waits, and leads to the issues', async () => {
	const found = (await issues(engine)).issues.filter(({ label }) => label !== 'single');
	expect(found.length).toBeGreaterThan(0);
	const waiting = await waitingIn({}, noActions);
	expect(waiting).toEqual({ candidates: found.length, reopened: 0, late: 0, soon: 0 });
	const elsewhere = await waitingIn({ site: ['西苑'] }, noActions);
	expect(elsewhere.candidates).toBeLessThan(found.length);
	expect(actionAlerts(waiting, { site: ['东苑'] }, 'zh-CN')).toEqual([
		{
			id: 'actions-candidates',
			tone: 'note',
			text: `${found.length} 个反复出现的问题还没有立项纠正`,
			page: 'recurring',
			filter: { site: ['东苑'] }
		}
	]);
	const [{ kind, key }] = found as [(typeof found)[number]];
	const made = await waitingIn({}, registerOf(action({ issue: { kind, key } })));
	expect(made.candidates).toBe(found.length - 1);
});

test('actions past their date, due soon, or done with the issue found again are told, the gravest first', async () => {
	const spike = (await issues(engine)).issues.find(({ kind }) => kind === 'spike')!;
	const register = registerOf(
		action({ id: 'CA-1', due: '2025-12-30' }),
		action({ id: 'CA-2', due: '2026-01-02' }),
		action({ id: 'CA-3', due: '2026-03-01' }),
		action({
			id: 'CA-4',
			issue: { kind: spike.kind, key: spike.key },
			done: '2025-10-31',
			state: 'closed'
		})
	);
	const waiting = await waitingIn({}, register);
	expect(waiting).toMatchObject({ reopened: 1, late: 1, soon: 1 });
	const told = actionAlerts({ ...waiting, candidates: 0 }, {}, 'en');
	expect(told.map(({ id, tone, page }) => [id, tone, page])).toEqual([
		['actions-reopened', 'signal', 'actions'],
		['actions-late', 'signal', 'actions'],
		['actions-soon', 'note', 'actions']
	]);
	expect(actionAlerts({ candidates: 0, reopened: 0, late: 0, soon: 0 }, {}, 'zh-CN')).toEqual([]);
});
