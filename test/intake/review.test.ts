import { expect, test } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { commit } from '#lib/batches/commit.ts';
import { openMemory } from '#lib/batches/memory.ts';
import type { BatchStore, BatchWriter } from '#lib/batches/store.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect } from '#lib/intake/inspect.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { sourceOfBytes } from '#lib/intake/read.ts';
import { incoming, review, type Known, type Review } from '#lib/intake/review.ts';

const header = '投诉编号,投诉时间,项目,投诉内容,满意度\n';
const may = `${header}A1,2025-05-01 09:00,东苑,漏水,满意\nA2,2025-05-02 09:00,东苑,停电,一般\nA3,2025-05-03 09:00,西苑,噪音,\n`;

async function open(store: BatchStore, id: string, text: string): Promise<[BatchWriter, Inspection]> {
	const writer = await store.create(id);
	const source = sourceOfBytes('log.csv', new TextEncoder().encode(text));
	return [writer, await inspect(writer.engine, await loadSource(writer.engine, source))];
}

/** Accepts the first logs, then looks at the last one. */
async function look(...texts: readonly string[]): Promise<Review | null> {
	const engine: Engine = await openNative();
	try {
		const store = openMemory(engine);
		const known: Known[] = [];
		for (const [at, text] of texts.slice(0, -1).entries()) {
			const [writer, inspection] = await open(store, `k${at}`, text);
			const batch = await accept(writer.engine, inspection, { id: `k${at}` });
			await writer.finish();
			await commit(store, batch);
			await store.attach(engine, batch, `b${at + 1}`);
			known.push({ batch, alias: `b${at + 1}` });
		}
		const [writer, inspection] = await open(store, 'new', texts.at(-1)!);
		const found = await incoming(writer.engine, inspection);
		const result = found && (await review(engine, known, found));
		// What was looked at can still be accepted.
		await accept(writer.engine, inspection, { id: 'new' });
		await writer.finish();
		return result;
	} finally {
		await engine.close();
	}
}

test('counts numbers that are new, known with other content, and known as they are', async () => {
	expect(
		await look(
			may,
			`${header}A1,2025年5月1日 9:00,东苑,漏水,满意\nA2,2025-05-02 09:00,东苑,停电,满意\nA4,2025-06-01 09:00,南苑,垃圾,\n,2025-06-02 09:00,南苑,路灯,\n`
		)
	).toEqual({
		first: '2025-05-01 09:00:00',
		last: '2025-06-02 09:00:00',
		sites: 2,
		unnumbered: 1,
		fresh: 1,
		changed: 1,
		same: 1
	});
});

test('compares with what was imported last, and with the row that would count', async () => {
	const changed = may.replace('停电,一般', '停电,满意');
	expect(await look(may, changed, may.replace('停电,一般', '停电,不满意'))).toMatchObject({
		changed: 1,
		same: 2
	});
	expect(await look(may, changed, changed)).toMatchObject({ changed: 0, same: 3 });
	// The very same row as an earlier version is a duplicate and changes nothing.
	expect(await look(may, changed, may)).toMatchObject({ changed: 0, same: 3 });
	expect(await look(may, `${may}A2,2025-05-02 09:00,东苑,停电,满意\n`)).toMatchObject({
		changed: 1,
		same: 2
	});
});

test('a column that the file does not have counts as emptied', async () => {
	expect(await look(may, may.replaceAll(/,[^,\n]*\n/g, '\n'))).toMatchObject({ changed: 2, same: 1 });
});

test('all is new where nothing was imported, and other tables are not reviewed', async () => {
	expect(await look(may)).toMatchObject({ fresh: 3, changed: 0, same: 0, first: '2025-05-01 09:00:00' });
	expect(await look(may, '姓名,岗位,部门\n张三,客服,客服部\n')).toBe(null);
});
