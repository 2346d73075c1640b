import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit, remove, replace, seenBefore } from '#lib/batches/commit.ts';
import type { BatchStore } from '#lib/batches/store.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { firstRow } from '#lib/engine/rows.ts';
import type { Batch } from '#lib/model/batch.ts';
import { editionsDocument, noEditions } from '#lib/model/editions.ts';
import { keptEdition } from './keptEdition.ts';

/** A batch's description with nothing in it but what a store looks at. */
export function bareBatch(id: string): Batch {
	return {
		id,
		table: 'complaints',
		file: `${id}.csv`,
		fileBytes: 3,
		sha256: id.padEnd(64, '0'),
		kind: 'csv',
		sheet: '',
		encoding: 'utf-8',
		delimiter: ',',
		headerRows: [1],
		columns: [],
		lookups: {},
		rowsRead: 3,
		rowsSkipped: 0,
		rowsImported: 3
	};
}

/**
 * What every store must do. `reader` is the engine to which batches are attached; `fileOf` gives the bytes of a database file
 * whose table `rows` has so many rows.
 */
export function storeConformance(
	open: () => Promise<{ store: BatchStore; reader: Engine; close: () => Promise<void> }>,
	fileOf: (rows: number) => Promise<BlobPart>
): void {
	let store: BatchStore;
	let reader: Engine;
	let close: () => Promise<void>;
	beforeAll(async () => {
		({ store, reader, close } = await open());
		await store.clear();
	});
	afterAll(async () => close?.());

	async function write(id: string, count: number): Promise<Batch> {
		const writer = await store.create(id);
		await writer.engine.exec(
			`create table rows as select i::integer as source_row, '甲' || i as c1 from range(${count}) r(i)`
		);
		await writer.engine.load('lookup', { field: 'VARCHAR', text: 'VARCHAR', value: 'VARCHAR' }, []);
		await writer.finish();
		return bareBatch(id);
	}
	const count = async (alias: string) =>
		firstRow<{ n: number }>(await reader.query(`select count(*) as n from ${alias}.rows`))!.n;

	test('is empty at first', async () => {
		expect(await store.readManifest()).toEqual({ version: 1, batches: [] });
		expect(await store.readDocument('rulebook')).toBeNull();
		expect(await store.getSource('one')).toBeNull();
	});

	test('a written batch counts only after its commit, in the order of commits', async () => {
		const one = await write('one', 3);
		expect((await store.readManifest()).batches).toEqual([]);
		await commit(store, one);
		await commit(store, await write('two', 5_000));
		expect((await store.readManifest()).batches.map(({ id }) => id)).toEqual(['one', 'two']);
		await expect(commit(store, one)).rejects.toThrow(/already/);
	});

	test('attached batches are read side by side under their aliases, and cannot be written', async () => {
		const { batches } = await store.readManifest();
		await store.attach(reader, batches[0]!, 'b1');
		await store.attach(reader, batches[1]!, 'b2');
		expect([await count('b1'), await count('b2')]).toEqual([3, 5_000]);
		expect(
			firstRow(await reader.query(`select max(c1) as c from b1.rows join b2.rows using (source_row, c1)`))
		).toEqual({ c: '甲2' });
		await expect(reader.exec(`insert into b1.rows values (9, 'x')`)).rejects.toThrow();
		await store.detach(reader, batches[0]!, 'b1');
		await store.detach(reader, batches[1]!, 'b2');
		await expect(reader.query('select 1 from b1.rows')).rejects.toThrow();
		await store.attach(reader, batches[1]!, 'b1');
		expect(await count('b1')).toBe(5_000);
		await store.detach(reader, batches[1]!, 'b1');
	});

	test('a discarded batch leaves nothing and its name can be used again', async () => {
		const writer = await store.create('thrown');
		await writer.engine.exec('create table rows (source_row integer)');
		await writer.discard();
		await expect(store.attach(reader, bareBatch('thrown'), 'b9')).rejects.toThrow();
		const busy = await store.create('busy');
		const long = busy.engine.exec('create table rows as from range(100000000) a(x), range(100000000) b(y)');
		setTimeout(() => void busy.discard(), 50);
		await expect(long).rejects.toMatchObject({ name: 'AbortError' });
		const again = await store.create('thrown');
		await again.engine.exec('create table rows as select 1::integer as source_row');
		await again.finish();
		await again.discard();
		await expect(store.attach(reader, bareBatch('thrown'), 'b9')).rejects.toThrow();
	});

	test('garbage goes, what counts and what is being written stays', async () => {
		const writer = await store.create('midway');
		await writer.engine.exec('create table rows as select 1::integer as source_row');
		await store.collectGarbage();
		await writer.engine.exec('insert into rows values (2)');
		await writer.finish();
		await store.collectGarbage();
		await commit(store, bareBatch('midway'));
		await store.collectGarbage();
		await store.attach(reader, bareBatch('midway'), 'b3');
		expect(await count('b3')).toBe(2);
		await store.detach(reader, bareBatch('midway'), 'b3');
	});

	test('removing and replacing change the manifest in one step', async () => {
		await replace(store, 'midway', await write('midway-2', 7));
		expect((await store.readManifest()).batches.map(({ id }) => id)).toEqual(['one', 'two', 'midway-2']);
		await Promise.all([remove(store, 'one'), remove(store, 'two'), remove(store, 'not-there')]);
		expect((await store.readManifest()).batches.map(({ id }) => id)).toEqual(['midway-2']);
		await replace(store, 'not-there', await write('late', 1));
		expect((await remove(store, 'late')).batches.map(({ id }) => id)).toEqual(['midway-2']);
	});

	test('a file seen before is recognised by its bytes and sheet', async () => {
		const manifest = await store.readManifest();
		const { sha256 } = bareBatch('midway-2');
		expect(seenBefore(manifest, { sha256, sheet: '' })?.id).toBe('midway-2');
		expect(seenBefore(manifest, { sha256, sheet: 'Sheet2' })).toBeNull();
	});

	test('a source file is kept beside its batch and goes with it', async () => {
		expect(await store.putSource('midway-2', { kind: 'bytes', bytes: new Uint8Array([1, 2, 3]) })).toBe(true);
		const source = await store.getSource('midway-2');
		expect(source).not.toBeNull();
		const name = await reader.register('kept.bin', source!);
		expect(firstRow(await reader.query(`select size as n from read_blob('${name}')`))).toEqual({ n: 3 });
		await reader.release('kept.bin');
		await remove(store, 'midway-2');
		await store.collectGarbage();
		expect(await store.getSource('midway-2')).toBeNull();
	});

	test('documents are kept as they are and replaced whole', async () => {
		await store.writeDocument('rulebook', { id: '甲', numbers: [1, 2.5, null] });
		await store.writeDocument('rulebook', { id: '乙' });
		expect(await store.readDocument('rulebook')).toEqual({ id: '乙' });
		await expect(async () => store.writeDocument('../x', 1)).rejects.toThrow(/plain name/);
	});

	test('a kept file stays while a register that can be read names it, or one that cannot be read is there', async () => {
		const [named, other] = ['a'.repeat(64), 'b'.repeat(64)];
		await store.exclusive(async () => {
			await store.putKept(named, new Blob(['甲']));
			await store.putKept(other, new Blob(['乙']));
			await store.writeDocument(editionsDocument, { ...noEditions, version: 2 });
		});
		await store.collectGarbage();
		expect(await (await store.getKept(other))!.text()).toBe('乙');
		await store.writeDocument(editionsDocument, { ...noEditions, editions: [keptEdition(1, named)] });
		await store.collectGarbage();
		expect(await store.getKept(other)).toBeNull();
		expect(await (await store.getKept(named))!.text()).toBe('甲');
		await expect(async () => store.putKept('../x', new Blob([]))).rejects.toThrow(/plain name/);
	});

	test('a batch taken in from its files counts after its commit, and can be taken back out before', async () => {
		const database = new Blob([await fileOf(3)]);
		const files = { database, source: new Blob(['甲']) };
		const takeBack = await store.importBatch(bareBatch('left'), files);
		await takeBack();
		await expect(store.attach(reader, bareBatch('left'), 'b4')).rejects.toThrow();
		expect(await store.getSource('left')).toBeNull();
		const keep = await store.importBatch(bareBatch('taken'), files);
		await store.collectGarbage();
		await commit(store, bareBatch('taken'));
		await keep();
		await store.collectGarbage();
		await store.attach(reader, bareBatch('taken'), 'b4');
		expect(await count('b4')).toBe(3);
		await store.detach(reader, bareBatch('taken'), 'b4');
		expect(await store.getSource('taken')).not.toBeNull();
		const given = await store.exportBatch('taken');
		if (given) {
			expect(new Uint8Array(await given.database.arrayBuffer())).toEqual(
				new Uint8Array(await database.arrayBuffer())
			);
			expect(await given.source!.text()).toBe('甲');
		} else expect(store.persistent).toBe(false);
	});

	test('files that are not the batch they are said to be are not taken in', async () => {
		const database = new Blob([await fileOf(4)]);
		await expect(store.importBatch(bareBatch('wrong'), { database, source: null })).rejects.toThrow(/rows/);
		await expect(store.attach(reader, bareBatch('wrong'), 'b4')).rejects.toThrow();
	});

	test('manifest and documents are replaced together', async () => {
		await store.writeDocument('gone', 1);
		const manifest = { version: 1, batches: [bareBatch('taken')] } as const;
		await store.exclusive(() => store.replaceAll(manifest, { rulebook: '丙', 'as-of': null }));
		expect(await store.documentNames()).toEqual(['as-of', 'rulebook']);
		expect(await store.readDocument('rulebook')).toBe('丙');
		expect(await store.readDocument('gone')).toBeNull();
		expect((await store.readManifest()).batches.map(({ id }) => id)).toEqual(['taken']);
	});

	test('clearing leaves nothing', async () => {
		await store.clear();
		expect(await store.documentNames()).toEqual([]);
		expect(await store.readManifest()).toEqual({ version: 1, batches: [] });
		expect(await store.readDocument('rulebook')).toBeNull();
		expect(await store.getKept('a'.repeat(64))).toBeNull();
	});
}
