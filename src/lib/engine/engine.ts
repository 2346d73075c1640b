import type { Table } from 'apache-arrow';

/** Bytes that SQL may read under a name: a File of the browser, a path of the machine, or bytes in memory. */
export type FileSource =
	| { readonly kind: 'blob'; readonly blob: Blob }
	| { readonly kind: 'path'; readonly path: string }
	| { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export type ColumnType = 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP' | 'DATE';
export type Cell = string | number | boolean | null;

/**
 * One DuckDB connection: the same SQL on duckdb-wasm and on the native library, core 1.5.6, one thread,
 * extensions never loaded. Statements run one after another in the order in which they were given.
 */
export interface Engine {
	readonly kind: 'wasm' | 'native';
	/** The connection that this one speaks through, where it is none itself: what is made on the one is there on the other. */
	readonly through?: Engine;
	/** Runs one or more statements and returns nothing. `signal` cancels the running statement. */
	exec(sql: string, signal?: AbortSignal): Promise<void>;
	/** Runs one statement. No BIGINT or DECIMAL inside LIST or STRUCT. `signal` cancels the running query. */
	query(sql: string, signal?: AbortSignal): Promise<Table>;
	/** Creates or replaces `table` with these rows and checks the count. TIMESTAMP cells are 'YYYY-MM-DD HH:MM:SS' text. */
	load(
		table: string,
		columns: Readonly<Record<string, ColumnType>>,
		rows: readonly (readonly Cell[])[]
	): Promise<void>;
	/**
	 * Makes a file readable; returns the name to be used in SQL, e.g. in read_csv('…') or attach '…'.
	 * `name` is unique among the registered files; what is returned holds no quote and no wildcard.
	 */
	register(name: string, source: FileSource): Promise<string>;
	/** Forgets a registered file. */
	release(name: string): Promise<void>;
	/** Interrupts the running statement, which then rejects with an AbortError. */
	cancel(): Promise<void>;
	/** A second connection to the same database, with a default schema of its own. Close it before this one. */
	connect(): Promise<Engine>;
	close(): Promise<void>;
}

/** What is said to DuckDB before anything else: an extension that is not there must fail as an SQL error. */
export const firstStatements =
	'set autoinstall_known_extensions = false; set autoload_known_extensions = false; set threads = 1;';
