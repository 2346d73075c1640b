import { expect, test } from 'vitest';
import { commit } from '#lib/batches/commit.ts';
import { openMemory } from '#lib/batches/memory.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect, remap } from '#lib/intake/inspect.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { sourceOfBytes } from '#lib/intake/read.ts';
import { complaint } from '#lib/metrics/complaint.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';

const row = (at: number) => `${at},2025/6/${at} 9:05,2025/6/${at} 9:15,漏水,2025/6/${at} 20:00,满意`;
const text = [
	'编号,投诉时间,派单时间,投诉内容,完成时间,满意度',
	...Array.from({ length: 9 }, (_, at) => (at === 4 || at === 5 ? `,${row(at + 1)}` : row(at + 1)))
].join('\n');

test('a complaint whose row had slipped shows it as it stands in the file, and says that it was read moved back', async () => {
	const engine = await openNative();
	try {
		const store = openMemory(engine);
		const writer = await store.create('one');
		const sheet = await loadSource(writer.engine, sourceOfBytes('log.csv', new TextEncoder().encode(text)));
		const seen = await inspect(writer.engine, sheet);
		const repaired = await remap(writer.engine, seen, { repair: seen.shifted });
		const batch = await accept(writer.engine, repaired, { id: 'one' });
		await writer.finish();
		await commit(store, batch);
		await store.attach(engine, batch, 'b1');
		await run(engine, { batches: [batch], rulebook: defaultRulebook() });
		const slipped = await complaint(engine, 5);
		expect(slipped!.complaint).toMatchObject({ complaint_no: '5', completed_at: '2025-06-05 20:00:00' });
		expect(slipped!.source).toMatchObject({ row: 6, repaired: true });
		expect(slipped!.source.cells.map(({ text }) => text)).toEqual([
			null,
			'5',
			'2025/6/5 9:05',
			'2025/6/5 9:15',
			'漏水',
			'2025/6/5 20:00',
			'满意'
		]);
		const sound = await complaint(engine, 4);
		expect(sound!.source).toMatchObject({ row: 5, repaired: false });
		expect(sound!.source.cells[0]!.text).toBe('4');
	} finally {
		await engine.close();
	}
});
