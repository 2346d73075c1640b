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
