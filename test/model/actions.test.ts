import { expect, it } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import {
	dropAction,
	editAction,
	keepAction,
	mergeActions,
	moveAction,
	nextActionId,
	noActions,
	parseActions,
	type Action
} from '#lib/model/actions.ts';

const made = { at: '2025-06-02 09:00:00', by: '甲', note: '' };
const one: Action = {
	id: 'CA-2025-001',
	title: '北园给排水反复',
	scope: { counts: 'complaints', site: '北园' },
	problem: '',
	evidence: ['A1'],
	triggers: ['2025-05'],
	causes: [],
	correction: '',
	corrective: '',
	preventive: '',
	owner: '',
	verification: '',
	state: 'candidate',
	history: [{ ...made, what: 'made' }]
};

it('a register comes back from JSON as it was, with what was left out empty', () => {
	const register = keepAction(noActions, one);
	expect(parseActions(JSON.parse(JSON.stringify(register)), 'x')).toEqual(register);
	const short = { id: 'X1', title: '甲', scope: {}, state: 'plan', history: one.history };
	expect(parseActions({ version: 1, actions: [short] }, 'x').actions[0]).toMatchObject({
		scope: { counts: 'complaints' },
		evidence: [],
		owner: ''
	});
});

it('what is no register is refused with the place of the fault', () => {
	const read = (actions: unknown) => () => parseActions({ version: 1, actions }, 'r.json');
	expect(read([{ ...one, state: 'gone' }])).toThrow(Refusal);
	expect(read([{ ...one, due: '2025-6-1' }])).toThrow(Refusal);
	expect(read([{ ...one, history: [] }])).toThrow(Refusal);
	const whys = Array.from({ length: 6 }, () => ({ answer: '因' }));
	expect(read([{ ...one, causes: [{ whys }] }])).toThrow(Refusal);
	try {
		read([{ ...one, extra: 1 }])();
	} catch (error) {
		expect((error as Refusal).problem).toMatchObject({ code: 'bad_actions', where: { file: 'r.json' } });
	}
});

it('every change stands in the history; back to the plan it is not done any more', () => {
	const signed = { at: '2025-07-01 10:00:00', by: '乙', note: '疏通干管' };
	const edited = editAction(one, { done: '2025-06-30' }, signed);
	expect(edited.history.map(({ what }) => what)).toEqual(['made', 'edited']);
	const checked = moveAction(edited, 'check', signed);
	expect([checked.state, checked.done]).toEqual(['check', '2025-06-30']);
	expect(moveAction(edited, 'plan', signed).done).toBe('2025-06-30');
	const again = moveAction(checked, 'plan', { ...signed, note: '又出现' });
	expect([again.state, 'done' in again]).toEqual(['plan', false]);
	expect(again.history.at(-1)).toMatchObject({ what: 'plan', by: '乙', note: '又出现 (2025-06-30)' });
});

it('of the same action on two machines the one changed later counts, and neither loses what it alone has', () => {
	const later = editAction(one, { owner: '丙' }, { ...made, at: '2025-06-03 09:00:00' });
	const other = { ...one, id: 'CA-2025-002' };
	const merged = mergeActions(keepAction(noActions, one), {
		version: 1,
		actions: [later, other]
	});
	expect(merged.actions.map(({ id, owner }) => [id, owner])).toEqual([
		['CA-2025-001', '丙'],
		['CA-2025-002', '']
	]);
	expect(mergeActions(keepAction(noActions, later), keepAction(noActions, one)).actions[0]!.owner).toBe('丙');
	expect(dropAction(merged, one.id).actions.map(({ id }) => id)).toEqual(['CA-2025-002']);
});

it('ids count on within a year', () => {
	const register = [one, { ...one, id: 'CA-2025-009' }, { ...one, id: 'other' }].reduce(
		keepAction,
		noActions
	);
	expect(nextActionId(register, '2025')).toBe('CA-2025-010');
	expect(nextActionId(register, '2026')).toBe('CA-2026-001');
});
