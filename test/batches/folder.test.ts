import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commit } from '#lib/batches/commit.ts';
import { openFolder } from '#lib/batches/folder.node.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { bareBatch, storeConformance } from './conformance.ts';
import { databaseFile } from './databaseFile.ts';

storeConformance(async () => {
	const folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
	const reader = await openNative();
	return {
		store: await openFolder(join(folder, '它的 store')),
		reader,
		close: async () => {
			await reader.close();
			await rm(folder, { recursive: true });
		}
	};
}, databaseFile);

test('a replacement that was interrupted is finished by whoever opens the folder next', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
	const first = await openFolder(folder);
	await first.writeDocument('old', 1);
	const takeIn = (store: typeof first, id: string) =>
		databaseFile(3).then((bytes) =>
			store.importBatch(bareBatch(id), { database: new Blob([bytes]), source: null })
		);
	await takeIn(first, 'old');
	await commit(first, bareBatch('old'));
	await takeIn(first, 'new');
	const journal = { manifest: { version: 1, batches: [bareBatch('new')] }, documents: { new: 2 } };
	await writeFile(join(folder, 'replacing.json'), JSON.stringify(journal));
	const second = await openFolder(folder);
	expect((await second.readManifest()).batches.map(({ id }) => id)).toEqual(['new']);
	expect(await second.documentNames()).toEqual(['new']);
	await second.collectGarbage();
	expect((await readdir(folder)).sort()).toEqual(['b-new.duckdb', 'd-new.json', 'manifest.json']);
	await rm(folder, { recursive: true });
});

test('a folder opened again holds what was committed, and garbage collection leaves only that', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
	const first = await openFolder(folder);
	for (const id of ['kept', 'lost']) {
		const writer = await first.create(id);
		await writer.engine.exec('create table rows as select 1::integer as source_row');
		await writer.finish();
	}
	await commit(first, bareBatch('kept'));
	const second = await openFolder(folder);
	expect((await second.readManifest()).batches.map(({ id }) => id)).toEqual(['kept']);
	await second.collectGarbage();
	expect((await readdir(folder)).sort()).toEqual(['b-kept.duckdb', 'manifest.json']);
	await rm(folder, { recursive: true });
});
