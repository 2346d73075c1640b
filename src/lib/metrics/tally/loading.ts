import type { Engine } from '#lib/engine/engine.ts';
import { cells } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import { flagsInOne } from '#lib/tally/patterns.ts';
import type { Given } from '#lib/tally/protocol.ts';
import type { Named } from './additive.ts';

/** The values of a column, in the order of their codes, which is that of their texts; code 0 is null. */
export interface Dictionary {
	readonly texts: readonly (string | null)[];
	/** The same as an answer of the engine has them. */
	readonly values: readonly unknown[];
	/** The codes that a test lets through. */
	readonly accepted: WeakMap<(value: string | null) => boolean, readonly number[]>;
}

/** A column of more values than that is not counted by codes. */
const mostValues = 60_000;

/** What one statement reads of a table, row by row, and what becomes of it. */
export interface Pull {
	/** SQL of columns. */
	readonly columns: readonly string[];
	/** Takes the columns as they came. */
	given(columns: readonly ArrayLike<number>[]): Given;
}

const stringsOf = (column: string) => `(${column})::varchar`;

/** The values that a column has; null where they are too many. */
export async function dictionaryOf(
	engine: Engine,
	table: string,
	column: string
): Promise<Dictionary | null> {
	const found = await engine.query(
		`select (${column}) as value, ${stringsOf(column)} as text from ${table} where (${column}) is not null group by all order by text limit ${mostValues + 1}`
	);
	if (found.numRows > mostValues) return null;
	const [values, texts] = [cells(found.getChildAt(0)!), cells(found.getChildAt(1)!)];
	return { values: [null, ...values], texts: [null, ...(texts as string[])], accepted: new WeakMap() };
}

/** A column as the codes of its values. */
export function codesPull(table: string, column: string, { texts }: Dictionary): Pull {
	const given = texts.slice(1).map((text) => literal(text));
	const sql =
		given.length === 0
			? '0'
			: `coalesce(enum_code(${stringsOf(column)}::enum(${given.join(', ')}))::integer + 1, 0)`;
	return {
		columns: [sql],
		given: ([codes]) => ({
			kind: 'codes',
			table,
			column,
			codes: Uint16Array.from(codes!),
			size: texts.length
		})
	};
}

/** What is counted of each row, many flags in one number. */
export function measuresPull(
	table: string,
	name: string,
	flags: readonly Named[],
	amounts: readonly Named[]
): Pull {
	const packed: string[] = [];
	for (let from = 0; from < flags.length; from += flagsInOne) {
		const some = flags.slice(from, from + flagsInOne);
		packed.push(some.map(({ sql }, bit) => `if(${sql}, ${2 ** bit}, 0)`).join(' + '));
	}
	return {
		columns: [...packed, ...amounts.map(({ sql }) => `coalesce(${sql}, 0)::double`)],
		given: (columns) => ({
			kind: 'measures',
			table,
			name,
			count: flags.length,
			flags: columns.slice(0, packed.length).map((column) => Int32Array.from(column)),
			amounts: columns.slice(packed.length).map((column) => Float64Array.from(column))
		})
	};
}

/** Durations in seconds of the rows that have one, and whether each has ended. */
export function durationsPull(table: string, name: string, seconds: string, closed: string): Pull {
	return {
		columns: [`coalesce(${seconds}, -1)::double`, `if(${closed}, 1, 0)`],
		given: ([of, ended]) => ({
			kind: 'durations',
			table,
			name,
			seconds: Float64Array.from(of!),
			closed: Uint8Array.from(ended!)
		})
	};
}

/** Reads pulls in one statement, so that all have their rows in one order. */
export async function read(engine: Engine, table: string, pulls: readonly Pull[]): Promise<readonly Given[]> {
	const columns = pulls.flatMap((pull) => pull.columns);
	const found = await engine.query(
		`select ${columns.map((column, at) => `(${column}) as c${at}`).join(', ')} from ${table}`
	);
	let from = 0;
	return pulls.map((pull) => {
		const own = pull.columns.map(
			(_, at) => found.getChildAt(from + at)!.toArray() as unknown as ArrayLike<number>
		);
		from += own.length;
		return pull.given(own);
	});
}

/** The complaint that each row of a table belongs to, by its place in mart_complaints. */
export function parentPull(table: string, ids: readonly number[] | ArrayLike<number>): Pull {
	const place = new Map<number, number>();
	for (let row = 0; row < ids.length; row++) place.set(ids[row]!, row);
	return {
		columns: ['coalesce(complaint_id, -1)::double'],
		given: ([own]) => ({
			kind: 'begin',
			table,
			rows: own!.length,
			parent: { table: 'mart_complaints', rows: Uint32Array.from(own!, (id) => place.get(id) ?? ids.length) }
		})
	};
}
