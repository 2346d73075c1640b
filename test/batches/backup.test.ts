import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { readArchive, writeArchive } from '#lib/batches/archive.ts';
import { parseBackupManifest } from '#lib/batches/backupManifest.ts';
import { checkBackup, makeBackup, restoreBackup } from '#lib/batches/backup.ts';
import { commit } from '#lib/batches/commit.ts';
import { digest } from '#lib/batches/digest.ts';
import { openFolder } from '#lib/batches/folder.node.ts';
import { openMemory } from '#lib/batches/memory.ts';
import type { BatchStore } from '#lib/batches/store.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { firstRow } from '#lib/engine/rows.ts';
import { editionsDocument, parseEditions } from '#lib/model/editions.ts';
import { bareBatch } from './conformance.ts';
import { databaseFile } from './databaseFile.ts';
import { keptEdition } from './keptEdition.ts';

const madeAt = '2025-07-01 09:00:00';
let folder: string;
let store: BatchStore;
let made: Blob;
let next = 0;
const newId = () => `new-${++next}`;

async function folderWith(name: string, ...ids: readonly string[]): Promise<BatchStore> {
	const opened = await openFolder(join(folder, name));
	for (const id of ids) {
		const database = new Blob([await databaseFile(3)]);
		await opened.importBatch(bareBatch(id), { database, source: new Blob([`source of ${id}`]) });
		await commit(opened, bareBatch(id));
	}
	return opened;
}
const files = async (of: BatchStore) => (await of.readManifest()).batches.map(({ file }) => file);
const text = async (of: BatchStore, id: string) => (await of.exportBatch(id))!.source?.text();

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
	store = await folderWith('from', 'one', 'two');
	await store.writeDocument('as-of', { asOf: madeAt });
	made = await makeBackup(store, madeAt);
});
afterAll(() => rm(folder, { recursive: true }));

test('a backup holds everything, says when it was made, and is the same for the same workspace', async () => {
	const backup = await checkBackup(made, 'a.zip');
	expect(backup.madeAt).toBe(madeAt);
	expect([...backup.parts.keys()]).toEqual([
		'manifest.json',
		'batches/one.duckdb',
		'sources/one',
		'batches/two.duckdb',
		'sources/two',
		'documents/as-of.json'
	]);
	const again = await makeBackup(store, madeAt);
	expect(await digest(again)).toEqual(await digest(made));
});

test('restored elsewhere it replaces what is there: batches in their order, sources, documents', async () => {
	const to = await folderWith('to', 'other');
	await to.writeDocument('other', 1);
	const manifest = await restoreBackup(to, await checkBackup(made, 'a.zip'), newId);
	await to.collectGarbage();
	const reopened = await openFolder(join(folder, 'to'));
	expect(await files(reopened)).toEqual(['one.csv', 'two.csv']);
	expect(await reopened.documentNames()).toEqual(['as-of']);
	expect(await reopened.readDocument('as-of')).toEqual({ asOf: madeAt });
	expect(await text(reopened, manifest.batches[1]!.id)).toBe('source of two');
	expect(await readdir(join(folder, 'to'))).toHaveLength(2 * 2 + 2);
	const engine = await openNative();
	await reopened.attach(engine, manifest.batches[0]!, 'b1');
	expect(firstRow(await engine.query('select count(*) as n from b1.rows'))).toEqual({ n: 3 });
	await engine.close();
});

test('sealed editions are in the backup and come back byte for byte; what gave way goes', async () => {
	const from = await folderWith('sealed');
	const [one, other] = ['1'.repeat(64), '2'.repeat(64)];
	const seal = (of: BatchStore, sha256: string) =>
		of.exclusive(async () => {
			await of.putKept(sha256, new Blob([`file ${sha256}`]));
			const editions = [keptEdition(1, sha256), { ...keptEdition(2, '3'.repeat(64)), deleted }];
			await of.writeDocument(editionsDocument, { version: 1, editions });
		});
	const deleted = { at: madeAt, by: '王芳', reason: '误封' };
	await seal(from, one);
	const backup = await makeBackup(from, madeAt);
	const to = await folderWith('sealed-to');
	await seal(to, other);
	await restoreBackup(to, await checkBackup(backup, 'a.zip'), newId);
	await to.collectGarbage();
	expect(await (await to.getKept(one))!.text()).toBe(`file ${one}`);
	expect(await to.getKept(other)).toBeNull();
	expect(parseEditions(await to.readDocument(editionsDocument), '').editions).toMatchObject([
		{ edition: 1, file: one },
		{ edition: 2, deleted }
	]);
});

test('restored in memory it can be read as well; memory itself gives no backup', async () => {
	const engine = await openNative();
	const memory = openMemory(engine);
	const manifest = await restoreBackup(memory, await checkBackup(made, 'a.zip'), newId);
	await memory.attach(engine, manifest.batches[1]!, 'b2');
	expect(firstRow(await engine.query('select max(c1) as c from b2.rows'))).toEqual({ c: '甲2' });
	await expect(makeBackup(memory, madeAt)).rejects.toMatchObject({ problem: { code: 'no_files' } });
	await engine.close();
});

test('one changed byte anywhere in a part, and a backup cut off anywhere, are refused', async () => {
	const bytes = new Uint8Array(await made.arrayBuffer());
	for (let at = 90; at < bytes.length - 800; at += 20_011) {
		const changed = bytes.slice();
		changed[at]! ^= 1;
		expect(await codeOf(new Blob([changed]))).toBe('backup_damaged');
	}
	for (const size of [bytes.length - 1, bytes.length >> 1, 3000]) {
		expect(await codeOf(made.slice(0, size))).toBe('backup_damaged');
	}
});

test('foreign files, newer versions and manifests that are none are refused with their own words', async () => {
	expect(await codeOf(new Blob([]))).toBe('not_a_backup');
	expect(await codeOf(new Blob(['投诉编号,投诉时间\n1,2025-01-01\n']))).toBe('not_a_backup');
	expect(await codeOf(await archive({ 'xl/workbook.xml': '<workbook/>' }))).toBe('not_a_backup');
	expect(await codeOf(await archive({ 'index.json': '{' }))).toBe('not_a_backup');
	const index = { format: 'sujian-backup', version: 1, parts: [] };
	expect(await codeOf(await archive({ 'index.json': JSON.stringify({ ...index, version: 2 }) }))).toBe(
		'backup_newer'
	);
	expect(await codeOf(await archive({ 'index.json': JSON.stringify(index) }))).toBe('backup_damaged');
	for (const change of [
		{ id: '../x' },
		{ table: 'toString' },
		{ columns: [{ index: 1, header: '', field: 'x", (select 1) as "y', dates: undefined }] },
		{ rowsRead: '3' },
		{ replaces: [{ site: 1, month: '2025-05' }] },
		{ replaces: [{ site: null, month: '2025-13' }] },
		{ replaces: { site: null, month: '2025-05' } },
		{ table: 'staff', columns: [], replaces: [{ site: null, month: '2025-05' }] }
	]) {
		const manifest = JSON.stringify({ version: 1, batches: [{ ...bareBatch('one'), ...change }] });
		expect(await codeOf(await backupOf({ 'manifest.json': manifest, 'batches/one.duckdb': '' }))).toBe(
			'backup_damaged'
		);
	}
	const whole = { ...bareBatch('one'), replaces: [{ site: null, month: '2025-05' }] };
	expect(parseBackupManifest(JSON.stringify({ version: 1, batches: [whole] }))?.batches).toEqual([whole]);
	const lone = JSON.stringify({ version: 1, batches: [bareBatch('one')] });
	expect(await codeOf(await backupOf({ 'manifest.json': lone }))).toBe('backup_damaged');
});

test('a restore that cannot be finished or is cancelled leaves everything as it was', async () => {
	const to = await folderWith('kept', 'other');
	await to.writeDocument('other', 1);
	const before = (await readdir(join(folder, 'kept'))).sort();
	const manifest = JSON.stringify({
		version: 1,
		batches: [bareBatch('one'), { ...bareBatch('two'), rowsRead: 4 }]
	});
	const parts = (await readArchive(made))!;
	const wrong = await backupOf({
		'manifest.json': manifest,
		'batches/one.duckdb': parts.get('batches/one.duckdb')!.blob,
		'batches/two.duckdb': parts.get('batches/two.duckdb')!.blob
	});
	await expect(restoreBackup(to, await checkBackup(wrong, 'w.zip'), newId)).rejects.toThrow(/rows/);
	const stop = new AbortController();
	const cancelled = restoreBackup(to, await checkBackup(made, 'a.zip'), newId, {
		signal: stop.signal,
		onProgress: ({ done }) => done > 0 && stop.abort()
	});
	await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
	expect((await readdir(join(folder, 'kept'))).sort()).toEqual(before);
	expect(await files(to)).toEqual(['other.csv']);
});

async function codeOf(file: Blob): Promise<string> {
	try {
		await checkBackup(file, 'given.zip');
		return 'accepted';
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		expect(error.problem.where.file).toBe('given.zip');
		return error.problem.code;
	}
}

async function archive(content: Readonly<Record<string, BlobPart>>): Promise<Blob> {
	const entries = Object.entries(content).map(async ([name, part]) => {
		const blob = new Blob([part]);
		return { name, blob, crc32: (await digest(blob)).crc32 };
	});
	return writeArchive(await Promise.all(entries));
}

/** A backup with right checksums, whatever it holds. */
async function backupOf(content: Readonly<Record<string, BlobPart>>): Promise<Blob> {
	const parts = Object.entries(content).map(async ([name, part]) => {
		const blob = new Blob([part]);
		return { name, bytes: blob.size, sha256: (await digest(blob)).sha256 };
	});
	const index = {
		format: 'sujian-backup',
		version: 1,
		program: '0',
		madeAt,
		parts: await Promise.all(parts)
	};
	return archive({ 'index.json': JSON.stringify(index), ...content });
}
