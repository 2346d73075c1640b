import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { deductionLines } from '#lib/metrics/deductionLines.ts';
import { deductions, deductionsOf } from '#lib/metrics/deductions.ts';
import { fineTable } from '#lib/metrics/ledger.ts';
import { sanctions } from '#lib/metrics/sanctions.ts';
import { derive } from '../support/derive.ts';
import { runLogs } from '../support/log.ts';
import { demoSample } from '../support/samples.ts';

let engine: Engine;
beforeEach(async () => void (engine = await openNative()));
afterEach(() => engine.close());

const late = (no: string, day: string, recorder = '甲') =>
	`${no},${day} 09:00:00,${day} 09:30:00,${day} 10:00:00,${day} 10:00:00,${day} 12:00:00,${recorder}`;
const csv = `complaint_no,received_at,dispatched_at,completed_at,result_feedback_at,followup_at,recorder
${late('A1', '2025-06-02')}
${late('A2', '2025-06-05')}
${late('A3', '2025-06-03')}
${late('B1', '2025-06-03', '乙')}
${late('C1', '2025-06-04', '')}`;

describe('a bonus', () => {
	it('is eaten line by line in order of due time, and what is beyond it is not taken', async () => {
		await runLogs(engine, [{ csv }, { table: 'staff', csv: 'name,month,bonus\n甲,2025-06,50' }]);
		const lines = await deductionLines(engine, '2025-06', '甲');
		expect(lines.map((l) => [l.complaint_no, l.amount_fen, l.taken_fen, l.left_fen])).toEqual([
			['A1', 3000, 3000, 2000],
			['A3', 3000, 2000, 0],
			['A2', 3000, 0, 0]
		]);
	});

	it('that the roster does not give caps nothing, and lines of nobody stand apart', async () => {
		await runLogs(engine, [{ csv }, { table: 'staff', csv: 'name,month,bonus\n甲,2025-05,50' }]);
		const lines = await deductionLines(engine, '2025-06');
		expect(lines.map((l) => [l.person, l.taken_fen, l.bonus_fen, l.left_fen])).toEqual([
			['乙', 3000, null, null],
			['甲', 3000, null, null],
			['甲', 3000, null, null],
			['甲', 3000, null, null],
			[null, 3000, null, null],
			[null, 3000, null, null]
		]);
		expect((await deductionLines(engine, '2025-06', '')).map((l) => l.complaint_no)).toEqual(['C1', 'C1']);
	});
});

it('the lines of every person and month of the demo come to deductions.csv and to the ledger', async () => {
	await derive(engine, demoSample());
	const all = await deductions(engine);
	expect(all.some(({ capped }) => capped)).toBe(true);
	const months = [...new Set(all.map(({ month }) => month))];
	expect(months.length).toBeGreaterThan(2);
	for (const month of months) {
		if (month === null) continue;
		const rows = await deductionsOf(engine, month);
		expect(rows).toEqual(all.filter((row) => row.month === month));
		const lines = await deductionLines(engine, month);
		for (const { person, fines_yuan, deducted_yuan, lines: n } of rows) {
			const own = lines.filter((line) => line.person === person);
			expect(own).toHaveLength(n);
			expect(own.reduce((sum, { amount_fen }) => sum + amount_fen, 0)).toBe(Math.round(fines_yuan * 100));
			expect(own.reduce((sum, { taken_fen }) => sum + taken_fen, 0)).toBe(Math.round(deducted_yuan * 100));
		}
		const people = await fineTable(engine, {}, 'person', { month });
		expect(people.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(
			Math.round(rows.reduce((sum, { fines_yuan }) => sum + fines_yuan * 100, 0))
		);
	}
});

it('what is proposed against contractors is gathered by contractor, repeated breaches said', async () => {
	const notice = (no: string, day: string, refused: string) => `${no},甲公司,${day} 09:00:00,${refused}`;
	await runLogs(
		engine,
		[
			{ csv },
			{
				table: 'rectifications',
				csv: `notice_no,contractor,notified_at,refused\n${[
					notice('N1', '2025-05-10', 'true'),
					notice('N2', '2025-06-01', 'true'),
					notice('N3', '2025-06-10', 'true'),
					'N4,乙公司,2025-06-11 09:00:00,true'
				].join('\n')}`
			}
		],
		{ asOf: '2025-06-30 12:00:00' }
	);
	const june = await sanctions(engine, {}, { month: '2025-06' });
	expect(
		june.map(({ contractor, notices, amountFen, proposes, repeated }) => ({
			contractor,
			notices,
			amountFen,
			proposes,
			repeated
		}))
	).toEqual([
		{
			contractor: '甲公司',
			notices: 2,
			amountFen: 1_000_000,
			proposes: ['emergency_repair'],
			repeated: ['end_of_contract', 'bidding_veto']
		},
		{ contractor: '乙公司', notices: 1, amountFen: 500_000, proposes: ['emergency_repair'], repeated: [] }
	]);
	expect((await deductionsOf(engine, '2025-06')).some(({ person }) => person === '甲公司')).toBe(false);
});
