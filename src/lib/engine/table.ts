import {
	Bool,
	DateDay,
	Field,
	Float64,
	Int32,
	List,
	makeData,
	Schema,
	RecordBatch,
	Struct,
	Table,
	TimestampMicrosecond,
	Utf8,
	vectorFromArray,
	makeVector,
	type DataType,
	type Vector
} from 'apache-arrow';
import type { Cell, ColumnType } from './engine.ts';

/** Values of one column in the form that `columnVector` takes: micros for TIMESTAMP, days for DATE. */
export type ColumnValues = readonly (string | number | boolean | bigint | readonly unknown[] | null)[];

/** The Arrow type in which both engines hand a column back. Whole numbers beyond 32 bits become doubles, as wasm does. */
export function arrowType(type: ColumnType): DataType {
	switch (type) {
		case 'VARCHAR':
			return new Utf8();
		case 'INTEGER':
			return new Int32();
		case 'BIGINT':
		case 'DOUBLE':
			return new Float64();
		case 'BOOLEAN':
			return new Bool();
		case 'TIMESTAMP':
			return new TimestampMicrosecond();
		case 'DATE':
			return new DateDay();
	}
}

/** A list of `item`. */
export function listType(item: DataType): DataType {
	return new List(new Field('item', item, true));
}

/** One Arrow column from its values. */
export function columnVector(type: DataType, values: ColumnValues): Vector {
	const length = values.length;
	if (type instanceof Float64) return fixed(type, new Float64Array(length), values, Number);
	if (type instanceof Int32 || type instanceof DateDay) {
		return fixed(type, new Int32Array(length), values, Number);
	}
	if (type instanceof TimestampMicrosecond) {
		return fixed(type, new BigInt64Array(length), values, (value) => BigInt(value as bigint));
	}
	if (type instanceof Utf8) return textVector(values as readonly (string | null)[]);
	if (type instanceof Bool) return flagVector(values as readonly (boolean | null)[]);
	return length === 0
		? makeVector(makeData({ type, length: 0 } as never))
		: vectorFromArray(values as never, type);
}

/** A table of one record batch from named columns of equal length. */
export function makeTable(columns: readonly { name: string; vector: Vector }[], length: number): Table {
	const schema = new Schema(
		columns.map(({ name, vector }) => new Field(name, vector.type as DataType, true))
	);
	const children = columns.map(({ vector }) => vector.data[0]!);
	const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children });
	return new Table(schema, [new RecordBatch(schema, data)]);
}

/** A table of rows that are to be loaded. */
export function tableOfRows(
	columns: Readonly<Record<string, ColumnType>>,
	rows: readonly (readonly Cell[])[]
): Table {
	const entries = Object.entries(columns).map(([name, type], index) => ({
		name,
		vector: columnVector(
			arrowType(type),
			rows.map((row) => cellValue(type, row[index] ?? null))
		)
	}));
	return makeTable(entries, rows.length);
}

/** One cell as `columnVector` takes it. Throws where the cell does not fit its column: that is our own mistake. */
export function cellValue(type: ColumnType, cell: Cell): string | number | boolean | bigint | null {
	if (cell === null) return null;
	const fits =
		type === 'BOOLEAN'
			? typeof cell === 'boolean'
			: type === 'INTEGER' || type === 'BIGINT'
				? Number.isSafeInteger(cell)
				: type === 'DOUBLE'
					? typeof cell === 'number'
					: typeof cell === 'string';
	if (!fits) throw new TypeError(`${JSON.stringify(cell)} does not fit a column of type ${type}`);
	if (type === 'TIMESTAMP') return BigInt(timeOf(cell as string)) * 1000n;
	if (type === 'DATE') return timeOf(`${cell as string} 00:00:00`) / 86_400_000;
	return cell;
}

const pattern = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** Milliseconds since 1970 of a naive 'YYYY-MM-DD HH:MM:SS'. */
function timeOf(text: string): number {
	const milliseconds = pattern.test(text) ? Date.parse(`${text.replace(' ', 'T')}Z`) : Number.NaN;
	if (Number.isNaN(milliseconds)) throw new TypeError(`not a naive time: ${text}`);
	return milliseconds;
}

/** Arrow's own builders compile a function from text, which the page's security policy forbids. */
function textVector(values: readonly (string | null)[]): Vector {
	const encoder = new TextEncoder();
	const parts = values.map((value) => (value === null ? null : encoder.encode(value)));
	const valueOffsets = new Int32Array(values.length + 1);
	for (const [at, part] of parts.entries()) valueOffsets[at + 1] = valueOffsets[at]! + (part?.length ?? 0);
	const data = new Uint8Array(valueOffsets[values.length]!);
	for (const [at, part] of parts.entries()) if (part) data.set(part, valueOffsets[at]);
	return makeVector(
		makeData({ type: new Utf8(), length: values.length, ...validity(values), valueOffsets, data })
	);
}

function flagVector(values: readonly (boolean | null)[]): Vector {
	const data = new Uint8Array(((values.length + 63) >> 6) << 3);
	for (const [at, value] of values.entries()) if (value) data[at >> 3]! |= 1 << (at & 7);
	return makeVector(makeData({ type: new Bool(), length: values.length, ...validity(values), data }));
}

/** Which values are there, as Arrow marks them. */
function validity(values: readonly unknown[]): { nullCount: number; nullBitmap: Uint8Array } {
	const nullBitmap = new Uint8Array(((values.length + 63) >> 6) << 3);
	let nullCount = 0;
	for (const [at, value] of values.entries()) {
		if (value === null) nullCount += 1;
		else nullBitmap[at >> 3]! |= 1 << (at & 7);
	}
	return { nullCount, nullBitmap };
}

function fixed(
	type: DataType,
	data: Float64Array | Int32Array | BigInt64Array,
	values: ColumnValues,
	convert: (value: unknown) => number | bigint
): Vector {
	const nullBitmap = new Uint8Array(((values.length + 63) >> 6) << 3);
	let nullCount = 0;
	for (let index = 0; index < values.length; index++) {
		const value = values[index];
		if (value === null) nullCount++;
		else {
			data[index] = convert(value) as never;
			nullBitmap[index >> 3]! |= 1 << (index & 7);
		}
	}
	return makeVector(makeData({ type, length: values.length, nullCount, nullBitmap, data } as never));
}
