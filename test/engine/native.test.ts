import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { engineConformance } from './conformance.ts';

engineConformance('the native engine', () => openNative());

test('a file on disk is read in place, whatever its name', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
	const engine = await openNative();
	for (const name of ['plain.csv', "it's [1]*.csv"]) {
		const path = join(folder, name);
		await writeFile(path, 'a\n1\n');
		const inSql = await engine.register(name, { kind: 'path', path });
		expect(rows(await engine.query(`select a from read_csv('${inSql}', header = true)`))).toEqual([{ a: 1 }]);
		await engine.release(name);
	}
	await engine.close();
	await rm(folder, { recursive: true });
});

test('what was written to a database file is there when it is opened again', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
	const path = join(folder, 'x.duckdb');
	const first = await openNative({ path });
	await first.exec('create table t as select 42 as x; checkpoint');
	await first.close();
	const second = await openNative({ path, readOnly: true });
	expect(rows(await second.query('select x from t'))).toEqual([{ x: 42 }]);
	await expect(second.exec('create table u (x integer)')).rejects.toThrow(/read-only/i);
	await second.close();
	await rm(folder, { recursive: true });
});

test('whole numbers and decimals inside lists are refused, because the browser corrupts them', async () => {
	const engine = await openNative();
	await expect(engine.query('select [1::bigint] as x')).rejects.toThrow(/inside a list/);
	await expect(engine.query('select list(x) as x from (select 1.5 as x)')).rejects.toThrow(/inside a list/);
	await engine.close();
});
