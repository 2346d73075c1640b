import { expect, test } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import { recurring } from '#lib/metrics/index.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { runLogs } from '../support/log.ts';

const csv = `complaint_no,site,unit,category_l1,target_person,received_at
R1,North,1-1,物业服务,Zhou,2025-06-05 10:00:00
R2,North,1-2,工程质量,Zhou,2025-06-06 10:00:00
R3,South,1-2,其他,Li,2025-07-07 10:00:00`;

test('an issue is recurring by the limits of the edition in force', async () => {
	const engine = await openNative();
	const { batches } = await runLogs(engine, [{ csv }]);
	const book = defaultRulebook();
	const edition = book.editions[0]!;
	const kinds = async (staffUnits: number) => {
		const limit = { ...edition.recurring.staffUnits, value: staffUnits };
		const rulebook = {
			...book,
			editions: [{ ...edition, recurring: { ...edition.recurring, staffUnits: limit } }]
		};
		await run(engine, { batches, rulebook });
		return (await recurring(engine)).map((r) => [r.kind, r.key, r.observed]);
	};
	try {
		expect(await kinds(3)).toEqual([]);
		expect(await kinds(2)).toEqual([['staff', 'Zhou', 2]]);
	} finally {
		await engine.close();
	}
});

test('a contractor is recurring from the month in which he broke the third notice in twelve months', async () => {
	const engine = await openNative();
	const notices = `notice_no,complaint_no,contractor,notified_at,limit_at,finished_at,accepted,refused
Z0,,甲公司,2024-03-02 09:00:00,2024-03-05,2024-03-09,true,
Z1,N1,甲公司,2024-08-02 09:00:00,2024-08-05,2024-08-09,true,
Z2,N2,甲公司,2025-03-02 09:00:00,2025-03-05,2025-03-09,true,
Z3,,甲公司,2025-05-20 09:00:00,2025-06-30,,,true
Z4,,甲公司,2025-06-02 09:00:00,2025-06-05,2025-06-04,true,
Z5,N1,甲公司,2025-07-31 09:00:00,2025-08-05,2025-08-06,true,
Z6,,乙公司,2025-03-02 09:00:00,2025-03-05,2025-03-09,true,true
Z7,,乙公司,2025-03-02 09:00:00,2025-03-05,2025-03-09,false,`;
	try {
		await runLogs(
			engine,
			[
				{
					csv: 'complaint_no,site,received_at\nN1,North,2024-08-01 09:00:00\nN2,North,2025-03-01 09:00:00'
				},
				{ csv: notices, table: 'rectifications' }
			],
			{ asOf: '2025-09-30 12:00:00' }
		);
		const found = (await recurring(engine)).filter((r) => r.kind === 'contractor');
		// Z1 to Z3 by 20 May; at the end of June Z3's limit is no second break; by 5 August Z1 is a year old.
		expect(found.map((r) => [r.key, r.month, r.observed, r.site, r.complaints])).toEqual([
			['甲公司', '2025-05', 3, 'North', 'N1; N2'],
			['甲公司', '2025-08', 3, 'North', 'N1; N2']
		]);
	} finally {
		await engine.close();
	}
});
