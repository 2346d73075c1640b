import * as duckdb from '@duckdb/duckdb-wasm';
import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import ehWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { DataType, Table, tableToIPC } from 'apache-arrow';
import type { OnProgress } from '#lib/base/progress.ts';
import { firstStatements, type Cell, type ColumnType, type Engine, type FileSource } from './engine.ts';
import { Queue } from './queue.ts';
import { columnList, identifier, literal } from './sql.ts';
import { tableOfRows } from './table.ts';
import ownWorker from './worker.js?url&no-inline';

/** Bytes of duckdb-eh.wasm before compression, so that progress is right when the server sends it compressed. */
declare const __DUCKDB_WASM_BYTES__: number;

/** Without a sign of life for this long while the engine loads, it will not come any more. */
const patienceMilliseconds = 90_000;

/**
 * duckdb-wasm, started in a worker of its own, without a database. It serves one: the handles of an `opfs://` file
 * are let go only when the worker ends.
 */
export interface WasmInstance {
	/** Opens the database: in memory, or on `opfs://…` for the one who writes that file. Closing the engine ends the worker. */
	open(path?: string): Promise<Engine>;
	/** Opens a new database on a file in the worker's memory, which is given to `closed` when the engine is closed. */
	openInMemory(closed: (file: Blob) => void): Promise<Engine>;
	/** Ends the worker of an instance that was never opened. */
	end(): Promise<void>;
}

/** Starts duckdb-wasm; `onProgress` hears its bytes as they arrive (step 'engine'). */
export async function startWasm(onProgress: OnProgress = () => undefined): Promise<WasmInstance> {
	const worker = new Worker(new URL(ownWorker, location.href), {
		name: new URL(ehWorker, location.href).href
	});
	const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
	try {
		await instantiate(database, worker, onProgress);
	} catch (error) {
		await database.terminate();
		throw error;
	}
	async function open(path?: string, last = async () => undefined as void): Promise<Engine> {
		try {
			await database.open({
				path: path ?? ':memory:',
				accessMode: path ? duckdb.DuckDBAccessMode.READ_WRITE : duckdb.DuckDBAccessMode.UNDEFINED,
				query: { castBigIntToDouble: true, castDecimalToDouble: true }
			});
			return await openConnection(database, last);
		} catch (error) {
			await database.terminate();
			throw error;
		}
	}
	return {
		open: (path) => open(path),
		openInMemory: (closed) => {
			worker.postMessage({ sujian: 'memory' });
			return open('opfs://memory.duckdb', async () => {
				const { port1, port2 } = new MessageChannel();
				const file = new Promise<Blob>((resolve) => (port1.onmessage = ({ data }) => resolve(data as Blob)));
				worker.postMessage({ sujian: 'take', name: 'memory.duckdb' }, [port2]);
				closed(await file);
			});
		},
		end: () => database.terminate()
	};
}

/** An engine in memory, in an instance of its own. */
export async function openWasm(options: { onProgress?: OnProgress } = {}): Promise<Engine> {
	return await (await startWasm(options.onProgress)).open();
}

let fetched = false;

/**
 * Fetches the engine into the browser's cache, so that its progress shows: duckdb-wasm reports none while the bytes come evenly.
 * Once a page, and not where the service worker holds them already.
 */
async function fetchEngine(address: string, onProgress: OnProgress): Promise<void> {
	const report = (done: number) => onProgress({ step: 'engine', done, total: __DUCKDB_WASM_BYTES__ });
	if (!fetched && !navigator.serviceWorker?.controller) {
		const response = await fetch(address);
		if (!response.ok || !response.body) throw new Error(`the engine could not be loaded: ${response.status}`);
		const reader = response.body.getReader();
		let done = 0;
		let said = 0;
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			done += part.value.byteLength;
			if (done - said < __DUCKDB_WASM_BYTES__ / 100) continue;
			said = done;
			report(done);
		}
	}
	fetched = true;
	report(__DUCKDB_WASM_BYTES__);
}

/** duckdb-wasm swallows a failed download, so silence is watched for here. */
async function instantiate(
	database: duckdb.AsyncDuckDB,
	worker: Worker,
	onProgress: OnProgress
): Promise<void> {
	const address = new URL(ehWasm, location.href).href;
	await fetchEngine(address, onProgress);
	await new Promise<void>((resolve, reject) => {
		const fail = () => reject(new Error('the engine could not be loaded'));
		let timer = setTimeout(fail, patienceMilliseconds);
		worker.addEventListener('error', fail);
		const hear = () => {
			clearTimeout(timer);
			timer = setTimeout(fail, patienceMilliseconds);
		};
		database
			.instantiate(address, null, hear)
			.then(() => resolve(), reject)
			.finally(() => clearTimeout(timer));
	});
}

/** `last` is done before the worker ends; null for a connection that does not own the database. */
async function openConnection(
	database: duckdb.AsyncDuckDB,
	last: (() => Promise<void>) | null
): Promise<Engine> {
	const connection = await database.connect();
	await connection.query(firstStatements.replace('set threads = 1;', ''));
	const queue = new Queue(() => connection.cancelSent());
	const files = new Map<string, string>();

	async function exec(sql: string): Promise<Table> {
		const reader = await connection.send(sql);
		const batches = [];
		for await (const batch of reader) batches.push(batch);
		return batches.length > 0 ? new Table(batches) : new Table(reader.schema);
	}

	async function query(sql: string): Promise<Table> {
		const table = await exec(sql);
		// a pending query, the kind that can be cancelled, gives ENUM values without their dictionary
		const enums = table.schema.fields.some(({ type }) => DataType.isDictionary(type));
		return enums ? connection.query(sql) : table;
	}

	return {
		kind: 'wasm',
		exec: (sql, signal) => queue.run(async () => void (await exec(sql)), signal),
		query: (sql, signal) => queue.run(() => query(sql), signal),
		load: (table, columns, rows) => queue.run(() => load(connection, table, columns, rows)),
		register: async (name: string, source: FileSource) => {
			const inSql = name.replace(/[^\p{L}\p{N}._-]/gu, '_');
			await register(database, inSql, source);
			files.set(name, inSql);
			return inSql;
		},
		release: async (name) => {
			const inSql = files.get(name);
			files.delete(name);
			if (inSql !== undefined) await database.dropFile(inSql);
		},
		cancel: () => queue.cancel(),
		connect: () => openConnection(database, null),
		close: () =>
			queue.run(async () => {
				if (!last) return connection.close();
				try {
					await connection.close();
					// without reset, what was written to an opfs:// file since its checkpoint is lost
					await database.reset();
					await last();
				} finally {
					await database.terminate();
				}
			})
	};
}

async function register(database: duckdb.AsyncDuckDB, name: string, source: FileSource): Promise<void> {
	if (source.kind === 'path') throw new Error('a browser has no paths');
	if (source.kind === 'bytes') {
		// the buffer moves to the worker, so a copy goes
		await database.registerFileBuffer(name, source.bytes.slice());
	} else {
		const { BROWSER_FILEREADER } = duckdb.DuckDBDataProtocol;
		await database.registerFileHandle(name, source.blob, BROWSER_FILEREADER, true);
	}
}

async function load(
	connection: duckdb.AsyncDuckDBConnection,
	table: string,
	columns: Readonly<Record<string, ColumnType>>,
	rows: readonly (readonly Cell[])[]
): Promise<void> {
	const content = tableOfRows(columns, rows);
	await connection.query(`create or replace table ${identifier(table)} (${columnList(columns)})`);
	if (rows.length > 0) {
		const name = `loading ${table}`;
		await connection.query(`drop table if exists ${identifier(name)}`);
		await connection.insertArrowFromIPCStream(tableToIPC(content, 'stream'), { name, create: true });
		await connection.query(`insert into ${identifier(table)} from ${identifier(name)}`);
		await connection.query(`drop table ${identifier(name)}`);
	}
	// an insertion that duckdb-wasm does not understand leaves nothing behind and says nothing
	const counted = await connection.query(`select count(*)::integer as n from ${identifier(table)}`);
	if (counted.get(0)?.['n'] !== rows.length) throw new Error(`loading ${literal(table)} lost rows`);
}
