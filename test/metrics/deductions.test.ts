import { expect, test } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import { deductions } from '#lib/metrics/deductions.ts';
import { runLogs } from '../support/log.ts';

const violations = `occurred_at,person,role,article,note
2025-05-30,甲,handler,9,
2025-06-05,甲,responsible,6,解释不清
2025-06-06,甲,responsible,6,用语
2025-07-02,甲,responsible,6,解释不清
2025-06-05,乙,responsible,6,解释不清
2025-06-05,丙,responsible,6,解释不清
2025-06-05,,responsible,6,解释不清
2025-06-07,丁,responsible,8,情节严重`;
const staff = `name,role,month,bonus
甲,handler,2025-05,150
甲,handler,2025-06,60
乙,handler,2025-06,50
丙,handler,,45`;

/** Article 17, worked by hand: 200 against 150; 70 against 60; the rest of either is not carried into the next month. */
test('fines come out of the month’s bonus until it is used up, and nothing is carried over', async () => {
	const engine = await openNative();
	try {
		const logs = [
			{ csv: 'complaint_no,received_at\nA1,2025-05-01 09:00:00' },
			{ csv: violations, table: 'violations' as const },
			{ csv: staff, table: 'staff' as const }
		];
		await runLogs(engine, logs, { asOf: '2025-07-31 12:00:00' });
		const found = await deductions(engine);
		expect(
			found.map((r) => [r.month, r.person, r.fines_yuan, r.bonus_yuan, r.deducted_yuan, r.capped])
		).toEqual([
			['2025-05', '甲', 200, 150, 150, true],
			// A bonus for no month holds for all.
			['2025-06', '丙', 50, 45, 45, true],
			// As much as the bonus is not more than it.
			['2025-06', '乙', 50, 50, 50, false],
			['2025-06', '甲', 70, 60, 60, true],
			// Nobody is named: no bonus, uncapped.
			['2025-06', null, 50, null, 50, false],
			// The roster does not say the bonus of July: uncapped.
			['2025-07', '甲', 50, null, 50, false]
		]);
	} finally {
		await engine.close();
	}
});
