import type { Cell, Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';

/** One of the tables that `run` writes: its name, its columns in the order that is promised, and its rows in parts. */
export interface Output {
	readonly name: string;
	readonly columns: readonly string[];
	/** Parts of some ten thousand rows, so that a million never lie in memory at once; times are text. */
	rows(engine: Engine, signal?: AbortSignal): AsyncIterable<readonly (readonly Cell[])[]>;
}

/** A mart whose key is numbered from 1, read in ranges of the key. */
export interface Paged {
	readonly mart: string;
	readonly key: string;
	readonly columns: readonly string[];
	/** A select with `$range`, a condition on the key, in its `where`. */
	readonly sql: string;
	/** Keys a part. */
	readonly step?: number;
}

/** An output that is one select, taken range by range. */
export function paged(name: string, { mart, key, columns, sql, step = 20_000 }: Paged): Output {
	return {
		name,
		columns,
		async *rows(engine, signal) {
			const [last] = rows<{ n: number }>(
				await engine.query(`select coalesce(max(${key}), 0)::integer as n from ${mart}`)
			);
			for (let from = 0; from < last!.n; from += step) {
				const range = `${key} > ${from} and ${key} <= ${from + step}`;
				const part = rows<Record<string, Cell>>(await engine.query(sql.replaceAll('$range', range), signal));
				yield part.map((row) => columns.map((column) => row[column] ?? null));
			}
		}
	};
}

/** Several tables of the same columns, one after another. */
export const inTurn = (first: Output, ...others: readonly Output[]): Output => ({
	...first,
	async *rows(engine, signal) {
		for (const output of [first, ...others]) yield* output.rows(engine, signal);
	}
});

/** An output that is computed whole. */
export function whole<T extends object>(
	name: string,
	columns: readonly (keyof T & string)[],
	compute: (engine: Engine, signal?: AbortSignal) => Promise<readonly T[]>
): Output {
	return {
		name,
		columns,
		async *rows(engine, signal) {
			const computed = await compute(engine, signal);
			yield computed.map((row) => columns.map((column) => (row[column] ?? null) as Cell));
		}
	};
}

/** SQL: a time as text, without a clock where only the date is known. */
export const timeText = (column: string, dateOnly?: string): string =>
	dateOnly
		? `case when ${dateOnly} then strftime(${column}, '%Y-%m-%d') else strftime(${column}, '%Y-%m-%d %H:%M:%S') end`
		: `strftime(${column}, '%Y-%m-%d %H:%M:%S')`;
