import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNative } from '#lib/engine/native.node.ts';

/** The bytes of a database file whose table `rows` has so many rows. */
export async function databaseFile(count: number): Promise<Uint8Array<ArrayBuffer>> {
	const folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
	const path = join(folder, 'made.duckdb');
	const engine = await openNative({ path });
	await engine.exec(
		`create table rows as select i::integer as source_row, '甲' || i as c1 from range(${count}) r(i)`
	);
	await engine.close();
	const bytes = new Uint8Array(await readFile(path));
	await rm(folder, { recursive: true });
	return bytes;
}
