import { describe, expect, it } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import {
	mergeDecisions,
	noDecisions,
	parseDecisions,
	restore,
	waive,
	type Confirmation,
	type Waiver
} from '#lib/model/decisions.ts';

const signed = { reason: '现场核实', by: '甲', at: '2025-06-02 09:00:00' };
const major: Confirmation = { complaint: 'A1', field: 'severity', value: 'major', ...signed };
const waived: Waiver = {
	complaint: 'A1',
	article: '7',
	clause: 'dispatch',
	instance: 1,
	role: 'recorder',
	...signed
};

describe('decisions of people', () => {
	it('restore exactly the line that was waived', () => {
		const second = { ...waived, instance: 2 };
		const both = [waived, second].reduce(waive, noDecisions);
		expect(restore(both, waived).waivers).toEqual([second]);
	});

	it('are read back as they were written, the later of two about the same thing', () => {
		const kept = { version: 1, confirmations: [major, { ...major, value: 'general' }], waivers: [waived] };
		expect(parseDecisions(JSON.parse(JSON.stringify(kept)), 'd.json')).toEqual({
			version: 1,
			confirmations: [{ ...major, value: 'general' }],
			waivers: [waived]
		});
	});

	it('are the same line by their mark, whatever number the line has got meanwhile', () => {
		const gap = { ...waived, clause: 'required_field', mark: 'phone' };
		expect(waive(waive(noDecisions, gap), { ...gap, instance: 2 }).waivers).toEqual([
			{ ...gap, instance: 2 }
		]);
		expect(restore(waive(noDecisions, gap), { ...gap, instance: 3 }).waivers).toEqual([]);
		expect(restore(waive(noDecisions, gap), { ...gap, mark: 'content' }).waivers).toEqual([gap]);
	});

	it('of two machines are put together; of two about the same thing the later counts', () => {
		const later = { ...waived, reason: '复核', at: '2025-06-09 09:00:00' };
		const other = { ...waived, complaint: 'B2' };
		const [here, there] = [
			waive({ ...noDecisions, confirmations: [major] }, waived),
			[later, other].reduce(waive, noDecisions)
		];
		const both = { version: 1, confirmations: [major], waivers: [later, other] };
		expect(mergeDecisions(here, there)).toEqual(both);
		expect(mergeDecisions(there, here)).toEqual(both);
		expect(mergeDecisions(both as typeof here, here)).toEqual(both);
	});

	it('of a hundred thousand are read at once', () => {
		const waivers = Array.from({ length: 100_000 }, (_, i) => ({ ...waived, complaint: `A${i >> 1}` }));
		expect(parseDecisions({ version: 1, waivers }, 'd.json').waivers).toHaveLength(50_000);
	});

	it('without a reason, a name or a time are refused with the place named', () => {
		for (const key of ['reason', 'by', 'at'] as const) {
			const kept = { version: 1, waivers: [{ ...waived, [key]: ' ' }] };
			const read = () => parseDecisions(kept, 'd.json');
			expect(read).toThrow(Refusal);
			expect(read).toThrow(
				expect.objectContaining({ problem: expect.objectContaining({ code: 'bad_decisions' }) })
			);
		}
	});
});
