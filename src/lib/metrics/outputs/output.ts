import type { Cell, Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import { columnsOf, csvLines } from './csvLines.ts';

/** One of the tables that `run` writes: its name, its columns in the order that is promised, and its rows in parts. */
export interface Output {
	readonly name: string;
	readonly columns: readonly string[];
	/** Parts of some ten thousand rows, so that a million never lie in memory at once; times are text. */
	rows(engine: Engine, signal?: AbortSignal): AsyncIterable<readonly (readonly Cell[])[]>;
	/** The same rows as records of RFC 4180, where the engine itself can write them. */
	lines?(engine: Engine, signal?: AbortSignal): AsyncIterable<TextPart>;
}

export type LinedOutput = Required<Output>;

/** Some records, each with its end of line, and how many they are. */
export interface TextPart {
	readonly text: string;
	readonly records: number;
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
export function paged(name: string, { mart, key, columns, sql, step = 20_000 }: Paged): LinedOutput {
	async function* selects(engine: Engine): AsyncIterable<string> {
		const { n } = firstRow<{ n: number }>(
			await engine.query(`select coalesce(max(${key}), 0)::integer as n from ${mart}`)
		)!;
		for (let from = 0; from < n; from += step)
			yield sql.replaceAll('$range', `${key} > ${from} and ${key} <= ${from + step}`);
	}
	return {
		name,
		columns,
		async *rows(engine, signal) {
			for await (const select of selects(engine)) {
				const part = rows<Record<string, Cell>>(await engine.query(select, signal));
				yield part.map((row) => columns.map((column) => row[column] ?? null));
			}
		},
		async *lines(engine, signal) {
			const typed = await columnsOf(engine, sql.replaceAll('$range', 'false'));
			const inOrder = columns.map((column) => typed.find(({ name: own }) => own === column)!);
			for await (const select of selects(engine)) {
				const part = firstRow<{ text: string | null; n: number }>(
					await engine.query(csvLines(select, inOrder), signal)
				)!;
				yield { text: part.text ?? '', records: part.n };
			}
		}
	};
}

/** Several tables of the same columns, one after another. */
export const inTurn = (first: LinedOutput, ...others: readonly LinedOutput[]): LinedOutput => ({
	...first,
	async *rows(engine, signal) {
		for (const output of [first, ...others]) yield* output.rows(engine, signal);
	},
	async *lines(engine, signal) {
		for (const output of [first, ...others]) yield* output.lines(engine, signal);
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
