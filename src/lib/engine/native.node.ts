import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
	BIGINT,
	BOOLEAN,
	DATE,
	DOUBLE,
	DuckDBDataChunk,
	DuckDBDateValue,
	DuckDBInstance,
	DuckDBTimestampValue,
	INTEGER,
	TIMESTAMP,
	VARCHAR,
	type DuckDBConnection,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import type { Table } from 'apache-arrow';
import { firstStatements, type Cell, type ColumnType, type Engine, type FileSource } from './engine.ts';
import { tableOfResult } from './nativeResult.node.ts';
import { Queue } from './queue.ts';
import { columnList, identifier } from './sql.ts';
import { cellValue } from './table.ts';

const types: Readonly<Record<ColumnType, DuckDBType>> = {
	VARCHAR,
	INTEGER,
	BIGINT,
	DOUBLE,
	BOOLEAN,
	TIMESTAMP,
	DATE
};
const chunkRows = 2048;

/** The native library: in memory, or on a database file. One thread, so that the order of work never shows. */
export async function openNative(options: { path?: string; readOnly?: boolean } = {}): Promise<Engine> {
	const instance = await DuckDBInstance.create(options.path ?? ':memory:', {
		threads: '1',
		...(options.readOnly ? { access_mode: 'READ_ONLY' } : {})
	});
	return openConnection(instance, true);
}

async function openConnection(instance: DuckDBInstance, owner: boolean): Promise<Engine> {
	const connection = await instance.connect();
	await connection.run(firstStatements);
	const queue = new Queue(() => connection.interrupt());
	const files = new Map<string, string[]>();
	let folder: string | null = null;

	async function keep(name: string, path: string, write: (path: string) => Promise<void>): Promise<string> {
		folder ??= await mkdtemp(join(tmpdir(), 'sujian-'));
		const target = join(folder, path);
		await write(target);
		files.set(name, [...(files.get(name) ?? []), target]);
		return target;
	}

	return {
		kind: 'native',
		exec: (sql, signal) => queue.run(async () => void (await connection.run(sql)), signal),
		query: (sql, signal): Promise<Table> =>
			queue.run(async () => tableOfResult(await connection.run(sql)), signal),
		load: (table, columns, rows) => queue.run(() => load(connection, table, columns, rows)),
		register: async (name: string, source: FileSource) => {
			const safe = `${files.size}-${name.replace(/[^\p{L}\p{N}._-]/gu, '_')}`;
			if (source.kind === 'path') {
				const path = resolve(source.path);
				// a quote would end the SQL text, a wildcard would be a pattern to read_csv
				return /['*?[\]{}]/.test(path) ? keep(name, safe, (target) => symlink(path, target)) : path;
			}
			const bytes = source.kind === 'bytes' ? source.bytes : new Uint8Array(await source.blob.arrayBuffer());
			return keep(name, safe, (target) => writeFile(target, bytes));
		},
		release: async (name) => {
			for (const path of files.get(name) ?? []) await rm(path, { force: true });
			files.delete(name);
		},
		cancel: () => queue.cancel(),
		connect: () => openConnection(instance, false),
		close: () =>
			queue.run(async () => {
				connection.closeSync();
				if (owner) instance.closeSync();
				if (folder) await rm(folder, { recursive: true, force: true });
			})
	};
}

async function load(
	connection: DuckDBConnection,
	table: string,
	columns: Readonly<Record<string, ColumnType>>,
	rows: readonly (readonly Cell[])[]
): Promise<void> {
	await connection.run(`create or replace table ${identifier(table)} (${columnList(columns)})`);
	const kinds = Object.values(columns);
	const appender = await connection.createAppender(table);
	for (let start = 0; start < rows.length; start += chunkRows) {
		const part = rows.slice(start, start + chunkRows);
		const chunk = DuckDBDataChunk.create(kinds.map((kind) => types[kind]));
		chunk.setColumns(kinds.map((kind, index) => part.map((row) => nativeValue(kind, row[index] ?? null))));
		appender.appendDataChunk(chunk);
	}
	appender.closeSync();
	const counted = await connection.runAndReadAll(`select count(*)::integer from ${identifier(table)}`);
	if (counted.getRows()[0]?.[0] !== rows.length) throw new Error(`loading ${table} lost rows`);
}

function nativeValue(type: ColumnType, cell: Cell): DuckDBValue {
	const value = cellValue(type, cell);
	if (value === null) return null;
	if (type === 'BIGINT') return BigInt(value);
	if (type === 'TIMESTAMP') return new DuckDBTimestampValue(value as bigint);
	if (type === 'DATE') return new DuckDBDateValue(value as number);
	return value;
}
