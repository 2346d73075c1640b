import { expect, test } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { selectRows } from '#lib/intake/select.ts';
import { readDate } from '#lib/intake/values/datetime.ts';
import { bring } from '../support/derive.ts';

/** Moments in a form that only the readers understand, each another. */
const moments = (count: number) =>
	Array.from({ length: count }, (_, i) => `2024年3月${(i % 28) + 1}日下午${(i % 8) + 1}点${10 + (i % 49)}分`);

test.each([40, 90])('%i odd texts of a column become what the readers made of each', async (count) => {
	const engine = await openNative();
	const written = moments(count);
	const csv = [
		'投诉编号,投诉时间,客服等级',
		...written.map((at, i) => `T${i},${at},${i % 2 ? '重大' : '一般'}`)
	];
	const name = `odd-${count}.csv`;
	const [batch] = await bring(engine, [{ name, bytes: new TextEncoder().encode(csv.join('\n')) }]);
	expect(batch!.lookups.received_at).toBe(new Set(written).size);
	const found = rows<{ complaint_no: string; received_at: string; received_at_date_only: boolean }>(
		await engine.query(
			`select complaint_no, received_at, received_at_date_only from (${selectRows(batch!, 'b1', 1)}) order by source_row`
		)
	);
	expect(found).toEqual(
		written.map((at, i) => ({
			complaint_no: `T${i}`,
			received_at: readDate(at, 'ymd'),
			received_at_date_only: false
		}))
	);
	await engine.close();
});
