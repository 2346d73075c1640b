import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commit } from '#lib/batches/commit.ts';
import { openFolder } from '#lib/batches/folder.node.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { bareBatch, storeConformance } from './conformance.ts';

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
