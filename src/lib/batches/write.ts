import { firstRow, rows } from '#lib/engine/rows.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { identifier } from '#lib/engine/sql.ts';
import type { Batch } from '#lib/model/batch.ts';

/** Rows by table of the engine's default database; compared before and after a batch is closed. */
export async function countTables(engine: Engine, database: string | null): Promise<Map<string, number>> {
	const where = database === null ? 'current_database()' : `'${database}'`;
	const names = rows<{ name: string }>(
		await engine.query(
			`select table_name as name from duckdb_tables() where database_name = ${where} order by table_name`
		)
	);
	const counts = new Map<string, number>();
	for (const { name } of names) {
		const from = database === null ? identifier(name) : `${identifier(database)}.main.${identifier(name)}`;
		counts.set(name, firstRow<{ n: number }>(await engine.query(`select count(*) as n from ${from}`))!.n);
	}
	return counts;
}

/** Throws where a batch read back does not hold what was written. */
export function sameCounts(written: Map<string, number>, found: Map<string, number>): void {
	for (const [table, count] of written) {
		if (found.get(table) !== count) {
			throw new Error(`batch table ${table}: wrote ${count} rows, found ${found.get(table) ?? 'none'}`);
		}
	}
}

/** Closes a written batch: what is read back from where it is kept holds as many rows as were written. */
export async function finishWriting(
	engine: Engine,
	close: () => Promise<void>,
	readBack: () => Promise<Map<string, number>>
): Promise<void> {
	await engine.exec('checkpoint');
	const written = await countTables(engine, null);
	await close();
	sameCounts(written, await readBack());
}

/** Throws where a database, the engine's default one where it has no name, is not this batch. */
export async function isBatch(engine: Engine, database: string | null, batch: Batch): Promise<void> {
	sameCounts(new Map([['rows', batch.rowsRead]]), await countTables(engine, database));
}
