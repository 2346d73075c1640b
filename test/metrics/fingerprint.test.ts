import { expect, test } from 'vitest';
import { commit } from '#lib/batches/commit.ts';
import { openMemory } from '#lib/batches/memory.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect, remap } from '#lib/intake/inspect.ts';
import type { Changes, Inspection } from '#lib/intake/inspection.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { sourceOfBytes } from '#lib/intake/read.ts';
import { fingerprint } from '#lib/metrics/fingerprint.ts';
import type { Batch } from '#lib/model/batch.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';

const log = [
	'编号,投诉时间,派单时间,投诉内容,完成时间,满意度,备用',
	...Array.from({ length: 9 }, (_, at) => {
		const row = `${at + 1},${at + 1}/6/2025,2025/6/${at + 1} 9:15,漏水,2025/6/${at + 1} 20:00,${at % 2 ? '还凑合吧' : '满意'},`;
		return at === 4 ? `,${row.slice(0, -1)}` : row;
	})
].join('\n');

/** The mark of the log alone, read with these corrections. */
async function markOf(
	corrections: Changes | ((seen: Inspection) => Changes) = {},
	rest: Partial<Batch> = {},
	text = log
): Promise<string> {
	const engine = await openNative();
	try {
		const store = openMemory(engine);
		const writer = await store.create('one');
		const sheet = await loadSource(writer.engine, sourceOfBytes('log.csv', new TextEncoder().encode(text)));
		const seen = await inspect(writer.engine, sheet);
		const changes = typeof corrections === 'function' ? corrections(seen) : corrections;
		const batch = {
			...(await accept(writer.engine, await remap(writer.engine, seen, changes), { id: 'one' })),
			...rest
		};
		await writer.finish();
		await commit(store, batch);
		await store.attach(engine, batch, 'b1');
		await run(engine, { batches: [batch], rulebook: defaultRulebook(), asOf: '2025-07-01 00:00:00' });
		return await fingerprint(engine);
	} finally {
		await engine.close();
	}
}

test('the same file read the same way has the same mark, whatever it is called and whenever it came in', async () => {
	const mark = await markOf();
	expect(mark).toMatch(/^[0-9a-f]{16}$/);
	expect(await markOf({}, { file: 'other.csv' })).toBe(mark);
});

test('whatever decides about values is part of the mark: columns, header, orders of dates, spellings, repairs, whole months', async () => {
	const ways: (readonly [string, Parameters<typeof markOf>])[] = [
		['as detected', []],
		['other bytes', [{}, {}, log.replace('漏水', '停电')]],
		['a column', [{ columns: { 4: null } }]],
		['the header', [{ headerRows: [1, 2] }]],
		['an order', [{ orders: { 2: 'mdy' } }]],
		['a spelling', [{ values: { satisfaction: { 还凑合吧: 'satisfied' } } }]],
		['the spelling otherwise', [{ values: { satisfaction: { 还凑合吧: 'dissatisfied' } } }]],
		['moved back', [({ shifted }) => ({ repair: shifted })]],
		[
			'moved back from elsewhere',
			[({ shifted }) => ({ repair: shifted.map((one) => ({ ...one, from: one.from! + 1 })) })]
		],
		['a whole month', [{}, { replaces: [{ site: null, month: '2025-06' }] }]]
	];
	const marks = new Map<string, string>();
	for (const [way, given] of ways) {
		const mark = await markOf(...given);
		expect([way, marks.get(mark) ?? null]).toEqual([way, null]);
		marks.set(mark, way);
	}
	expect(marks.size).toBe(ways.length);
});
