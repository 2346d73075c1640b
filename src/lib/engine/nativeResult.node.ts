import {
	DuckDBDateValue,
	DuckDBDecimalValue,
	DuckDBListValue,
	DuckDBTimestampValue,
	DuckDBTypeId,
	type DuckDBListType,
	type DuckDBResult,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import { Null, type DataType, type Table } from 'apache-arrow';
import { arrowType, columnVector, listType, makeTable } from './table.ts';

type Value = string | number | boolean | bigint | readonly unknown[] | null;

/** A native result as the Arrow table that duckdb-wasm gives for the same query. */
export async function tableOfResult(result: DuckDBResult): Promise<Table> {
	const types = result.columnTypes();
	const names = result.columnNames();
	const targets = types.map((type) => targetType(type));
	const columns: Value[][] = types.map(() => []);
	let length = 0;
	for (const chunk of await result.fetchAllChunks()) {
		length += chunk.rowCount;
		columns.forEach((column, index) => {
			chunk.visitColumnValues(index, (value) => column.push(plain(value)));
		});
	}
	return makeTable(
		names.map((name, index) => ({ name, vector: columnVector(targets[index]!, columns[index]!) })),
		length
	);
}

function targetType(type: DuckDBType, nested = false): DataType {
	switch (type.typeId) {
		case DuckDBTypeId.VARCHAR:
		case DuckDBTypeId.ENUM:
		case DuckDBTypeId.STRING_LITERAL:
			return arrowType('VARCHAR');
		case DuckDBTypeId.TINYINT:
		case DuckDBTypeId.SMALLINT:
		case DuckDBTypeId.INTEGER:
		case DuckDBTypeId.UTINYINT:
		case DuckDBTypeId.USMALLINT:
		case DuckDBTypeId.INTEGER_LITERAL:
			return arrowType('INTEGER');
		case DuckDBTypeId.FLOAT:
		case DuckDBTypeId.DOUBLE:
		case DuckDBTypeId.UINTEGER:
			return arrowType('DOUBLE');
		case DuckDBTypeId.BIGINT:
		case DuckDBTypeId.UBIGINT:
		case DuckDBTypeId.HUGEINT:
		case DuckDBTypeId.UHUGEINT:
		case DuckDBTypeId.DECIMAL:
			// duckdb-wasm hands these back corrupted, so they must fail here too
			if (nested) throw new Error(`${type.toString()} inside a list: cast its items to integer or double`);
			return arrowType('DOUBLE');
		case DuckDBTypeId.BOOLEAN:
			return arrowType('BOOLEAN');
		case DuckDBTypeId.TIMESTAMP:
			if (nested) throw new Error('TIMESTAMP inside a list: cast its items to varchar');
			return arrowType('TIMESTAMP');
		case DuckDBTypeId.DATE:
			return arrowType('DATE');
		case DuckDBTypeId.LIST:
			return listType(targetType((type as DuckDBListType).valueType, true));
		case DuckDBTypeId.SQLNULL:
			return new Null();
		default:
			throw new Error(`a result column of type ${type.toString()} is not used here: cast it in SQL`);
	}
}

function plain(value: DuckDBValue): Value {
	if (value === null || typeof value !== 'object') return value as Value;
	if (value instanceof DuckDBTimestampValue) return value.micros;
	if (value instanceof DuckDBDateValue) return value.days;
	if (value instanceof DuckDBDecimalValue) return value.toDouble();
	if (value instanceof DuckDBListValue) return value.items.map(plain);
	throw new Error('unexpected value');
}
