import { DataType, type Table, type Vector } from 'apache-arrow';

/**
 * The rows of a result as plain objects, the same on both engines: numbers, booleans, text,
 * TIMESTAMP as 'YYYY-MM-DD HH:MM:SS', DATE as 'YYYY-MM-DD', LIST as an array, NULL as null.
 */
export function rows<T>(table: Table): T[] {
	const names = table.schema.fields.map((field) => field.name);
	const columns = names.map((_, index) => cells(table.getChildAt(index) as Vector));
	return Array.from({ length: table.numRows }, (_, row) => {
		const object: Record<string, unknown> = {};
		for (let column = 0; column < names.length; column++) object[names[column]!] = columns[column]![row];
		return object as T;
	});
}

/** The first row, or null where there is none. */
export function firstRow<T>(table: Table): T | null {
	return rows<T>(table.slice(0, 1))[0] ?? null;
}

/** The cells of one column, in order. */
export function cells(vector: Vector): unknown[] {
	const read = reader(vector.type);
	return Array.from({ length: vector.length }, (_, index) => {
		const value: unknown = vector.get(index);
		return value === null ? null : read(value);
	});
}

function reader(type: DataType): (value: unknown) => unknown {
	if (DataType.isDictionary(type)) return reader(type.dictionary);
	if (DataType.isTimestamp(type)) return (value) => timestampText(value as number);
	if (DataType.isDate(type)) return (value) => dateText(Number(value));
	if (DataType.isInt(type) || DataType.isFloat(type)) return Number;
	if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return String;
	if (DataType.isBool(type)) return Boolean;
	if (DataType.isNull(type)) return () => null;
	if (DataType.isList(type)) return (value) => cells(value as Vector);
	throw new Error(`a result column of type ${type.toString()} is not used here: cast it in SQL`);
}

/** Milliseconds since 1970 of a naive time → 'YYYY-MM-DD HH:MM:SS'; a fraction of a second is cut off. */
export function timestampText(milliseconds: number): string {
	return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, -5).replace('T', ' ');
}

function dateText(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, -14);
}
