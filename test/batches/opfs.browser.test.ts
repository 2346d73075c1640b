import { describe, expect, test } from 'vitest';
import { commit, remove } from '#lib/batches/commit.ts';
import { openMemory } from '#lib/batches/memory.ts';
import { openMemoryFiles } from '#lib/batches/memoryDisk.browser.ts';
import { openOpfs } from '#lib/batches/opfs.browser.ts';
import { firstRow } from '#lib/engine/rows.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { openWorkspaceParts } from '#lib/workspace/open.browser.ts';
import { bareBatch, storeConformance } from './conformance.ts';

/** The bytes of a database file whose table `rows` has so many rows. */
async function databaseFile(count: number): Promise<BlobPart> {
	const engine = await openWasm();
	const store = await openOpfs(engine);
	const writer = await store.create(`given-${count}`);
	await writer.engine.exec(
		`create table rows as select i::integer as source_row, '甲' || i as c1 from range(${count}) r(i)`
	);
	await writer.finish();
	const bytes = await (await store.exportBatch(`given-${count}`))!.database.arrayBuffer();
	await writer.discard();
	await engine.close();
	return bytes;
}

describe('in the private file system', () => {
	storeConformance(async () => {
		const reader = await openWasm();
		return { store: await openOpfs(reader), reader, close: () => reader.close() };
	}, databaseFile);
});

describe('as files in the memory of a tab', () => {
	storeConformance(async () => {
		const reader = await openWasm();
		return { store: await openMemoryFiles(reader), reader, close: () => reader.close() };
	}, databaseFile);
});

describe('in the memory of the browser engine', () => {
	storeConformance(async () => {
		const reader = await openWasm();
		return { store: openMemory(reader), reader, close: () => reader.close() };
	}, databaseFile);
});

test('nothing is left of a discarded batch, and only its database and source of a committed one', async () => {
	const { engine, store } = await openWorkspaceParts();
	await store.clear();
	for (const [id, end] of [
		['gone', 'discard'],
		['kept', 'finish']
	] as const) {
		const writer = await store.create(id);
		await writer.engine.exec('create table rows as select 1::integer as source_row');
		await writer[end]();
	}
	await commit(store, bareBatch('kept'));
	await store.putSource('kept', { kind: 'bytes', bytes: new Uint8Array([1]) });
	const names: string[] = [];
	for await (const name of (await navigator.storage.getDirectory()).keys()) {
		if (!name.startsWith('intake-')) names.push(name);
	}
	expect(names.sort()).toEqual(['b-kept.duckdb', 'manifest.json', 's-kept.source']);
	await store.clear();
	await engine.close();
});

test('what one engine of a tab has let go stays as long as another reads it', async () => {
	const here = await openWorkspaceParts();
	await here.store.clear();
	const writer = await here.store.create('read-twice');
	await writer.engine.exec('create table rows as select i::integer as source_row from range(100000) r(i)');
	await writer.finish();
	const batch = bareBatch('read-twice');
	await commit(here.store, batch);
	await here.store.attach(here.engine, batch, 'b1');
	const beside = await openWasm();
	await here.store.attach(beside, batch, 'review_1');
	await expect(here.store.attach(beside, bareBatch('not-there'), 'review_2')).rejects.toThrow();
	await here.store.detach(beside, batch, 'review_1');
	await beside.close();
	const there = await openWorkspaceParts();
	await remove(there.store, batch.id);
	await there.store.collectGarbage();
	const names = async () => Array.fromAsync((await navigator.storage.getDirectory()).keys());
	expect(await names()).toContain('b-read-twice.duckdb');
	await here.store.detach(here.engine, batch, 'b1');
	await there.store.collectGarbage();
	expect(await names()).not.toContain('b-read-twice.duckdb');
	for (const { engine } of [here, there]) await engine.close();
});

test('two workspaces read the same batches at the same time, and one does not collect what the other writes', async () => {
	const one = await openWorkspaceParts();
	expect(one.persistent).toBe(true);
	await one.store.clear();
	const heard: string[] = [];
	one.store.watch(() => heard.push('one'));
	const writer = await one.store.create('shared');
	await writer.engine.exec(`create table rows as select i::integer as source_row from range(100000) r(i)`);
	const two = await openWorkspaceParts();
	const stop = two.store.watch(() => heard.push('two'));
	await two.store.collectGarbage();
	await writer.finish();
	await two.store.collectGarbage();
	await commit(one.store, bareBatch('shared'));
	await expect.poll(() => heard).toEqual(['two']);
	stop();
	for (const { engine, store } of [one, two, one]) {
		const [batch] = (await store.readManifest()).batches;
		await store.attach(engine, batch!, 'b1');
		expect(firstRow(await engine.query('select sum(source_row) as s from b1.rows'))).toEqual({
			s: 4999950000
		});
		if (store === two.store) await store.detach(engine, batch!, 'b1');
		else await engine.exec('detach b1');
	}
	await one.store.clear();
	await one.engine.close();
	await two.engine.close();
});

test('a document and the manifest are read whole while another tab replaces them over and over', async () => {
	const [here, there] = [await openWorkspaceParts(), await openWorkspaceParts()];
	await here.store.clear();
	const text = (at: number) => String(at).repeat(1 + ((at * 37) % 4000));
	let at = 0;
	const replacing = (async () => {
		for (; at < 150; at += 1) {
			await there.store.writeDocument('often', { at, text: text(at) });
			await there.store.writeManifest({ ...(await there.store.readManifest()) });
		}
	})();
	while (at < 150) {
		const [document, manifest] = await Promise.all([
			here.store.readDocument('often') as Promise<{ at: number; text: string } | null>,
			here.store.readManifest()
		]);
		if (document) expect(document.text).toBe(text(document.at));
		expect(manifest.batches).toEqual([]);
	}
	await replacing;
	await here.store.clear();
	await Promise.all([here.engine.close(), there.engine.close()]);
});
