import { expect, it } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import { clauseRows } from '#lib/metrics/clauseRows.ts';
import { derive } from '../support/derive.ts';

it('a limit that a later stage proves names the time of that stage', async () => {
	const engine = await openNative();
	try {
		const log = `编号,投诉时间,投诉内容,派单时间,接单时间,完成时间
T1,2025-06-03 11:00:00,漏水,,2025-06-03 11:04:00,2025-06-03 15:00:00
T2,2025-06-03 11:00:00,漏水,2025-06-03 11:03:00,2025-06-03 11:30:00,2025-06-03 15:00:00
T3,2025-06-03 11:00:00,漏水,,,2025-06-03 11:02:00
`;
		await derive(engine, [{ name: '台账.csv', bytes: new TextEncoder().encode(log) }]);
		const told = await clauseRows(engine, {}, 'dispatch', { outcome: 'met' });
		expect(told.map(({ complaint_no, proof_at }) => [complaint_no, proof_at])).toEqual([
			['T1', '2025-06-03 11:04:00'],
			['T2', null],
			['T3', '2025-06-03 11:02:00']
		]);
	} finally {
		await engine.close();
	}
});
