import { describe, expect, it } from 'vitest';
import { noDecisions, parseDecisions } from '#lib/model/decisions.ts';
import { settling, unsettling } from '#lib/workspace/classes/settle.ts';

const before = { reason: '电话核实', by: '李青', at: '2025-07-01 09:00:00' };
const now = { reason: '现场看过', by: '王敏', at: '2025-07-02 10:00:00' };
const validity = (complaint: string, value: string) => ({ complaint, field: 'validity' as const, value });

describe('settling several values at once', () => {
	const known = settling([validity('A', 'valid'), validity('C', 'valid')], before)(noDecisions);
	const next = settling([validity('A', 'invalid'), validity('B', 'invalid')], now)(known);

	it('takes the place of what was confirmed before, and leaves the rest', () => {
		expect(next.confirmations).toEqual([
			{ ...validity('C', 'valid'), ...before },
			{ ...validity('A', 'invalid'), ...now },
			{ ...validity('B', 'invalid'), ...now }
		]);
		expect(parseDecisions(next, 'file')).toEqual(next);
	});

	it('can be taken back: what was confirmed before is confirmed again', () => {
		const back = unsettling([validity('A', ''), validity('B', '')], known)(next);
		expect(back.confirmations.toSorted((a, b) => (a.complaint < b.complaint ? -1 : 1))).toEqual([
			{ ...validity('A', 'valid'), ...before },
			{ ...validity('C', 'valid'), ...before }
		]);
	});

	it('can be undone alone: the value is confirmed no more', () => {
		expect(unsettling([validity('B', '')])(next).confirmations.map(({ complaint }) => complaint)).toEqual([
			'C',
			'A'
		]);
	});

	it('is about one field: the other classes of the complaint stay', () => {
		const other = { complaint: 'A', field: 'severity' as const, value: 'major' };
		expect(settling([other], now)(known).confirmations).toHaveLength(3);
	});
});
