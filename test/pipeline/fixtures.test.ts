import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { outputs } from '#lib/metrics/outputs/index.ts';
import { tableNames } from '#lib/model/columns.ts';
import { runLogs, type Log } from '../support/log.ts';

/**
 * fixtures/pipeline/<case>: `<table>.csv` is imported, `as_of.txt` is handed in where it is there; every other file is
 * expected: `mart_<name>.csv` is the whole mart in these columns, `<output>.csv` are rows that must be among those written.
 */
const folder = new URL('../../fixtures/pipeline/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');
const parsed = (path: string) => Papa.parse<string[]>(read(path).trim()).data;

const text = (cell: unknown) => (cell === null || cell === undefined ? '' : String(cell));

async function open(name: string): Promise<Engine> {
	const engine = await openNative();
	const logs = tableNames.flatMap((table): Log[] =>
		existsSync(new URL(`${name}/${table}.csv`, folder))
			? [{ csv: read(`${name}/${table}.csv`), table, file: `${table}.csv` }]
			: []
	);
	const asOf = existsSync(new URL(`${name}/as_of.txt`, folder))
		? read(`${name}/as_of.txt`).trim()
		: undefined;
	await runLogs(engine, logs, { asOf });
	return engine;
}

async function martRows(engine: Engine, mart: string, columns: readonly string[]): Promise<string[][]> {
	const names = columns.map((c) => `"${c}"`);
	const found = rows<Record<string, unknown>>(await engine.query(`select ${names.join(', ')} from ${mart}`));
	return found.map((row) => columns.map((c) => text(row[c])));
}

async function outputRows(engine: Engine, name: string, columns: readonly string[]): Promise<string[][]> {
	const output = outputs.find((o) => o.name === name)!;
	const at = columns.map((c) => output.columns.indexOf(c));
	const found: string[][] = [];
	for await (const part of output.rows(engine)) found.push(...part.map((row) => at.map((i) => text(row[i]))));
	return found;
}

describe.each(readdirSync(folder))('pipeline case %s', (name) => {
	const expected = readdirSync(new URL(`${name}/`, folder)).filter(
		(file) => file.endsWith('.csv') && !(tableNames as string[]).includes(file.slice(0, -4))
	);

	it('gives the tables that were worked out by hand', async () => {
		const engine = await open(name);
		for (const file of expected) {
			const [columns = [], ...wanted] = parsed(`${name}/${file}`);
			const table = file.slice(0, -4);
			if (table.startsWith('mart_')) {
				const found = await martRows(engine, table, columns);
				expect(found.map(String).sort(), file).toEqual(wanted.map(String).sort());
			} else {
				const found = (await outputRows(engine, table, columns)).map(String);
				for (const row of wanted) expect(found, `${file}: ${row}`).toContain(String(row));
			}
		}
		await engine.close();
	});
});
