import { fieldsOf, type Field, type TableName } from '#lib/model/columns.ts';

export interface TypedColumn {
	readonly name: string;
	/** A DuckDB type. */
	readonly type: string;
}

/** The typed columns that one dictionary field becomes. Money is named `_fen`; a date knows whether it had a time. */
export function columnsOfField(field: Field): readonly TypedColumn[] {
	switch (field.type) {
		case 'datetime':
			return [
				{ name: field.name, type: 'timestamp' },
				{ name: `${field.name}_date_only`, type: 'boolean' }
			];
		case 'boolean':
			return [{ name: field.name, type: 'boolean' }];
		case 'integer':
			return [{ name: field.name, type: 'integer' }];
		case 'number':
			return [{ name: field.name, type: 'double' }];
		case 'money':
			return [{ name: `${field.name}_fen`, type: 'bigint' }];
		default:
			return [{ name: field.name, type: 'varchar' }];
	}
}

/** The columns of the staged rows of a table: origin, hash, then every field of the dictionary in order. */
export function stagedColumns(table: TableName): readonly TypedColumn[] {
	return [
		{ name: 'batch_no', type: 'integer' },
		{ name: 'source_row', type: 'integer' },
		{ name: 'row_hash', type: 'ubigint' },
		...fieldsOf(table).flatMap(columnsOfField)
	];
}

/** A select of these columns that gives no row: what a table is when nothing was imported into it. */
export function emptySelect(columns: readonly TypedColumn[]): string {
	return `select ${columns.map((c) => `null::${c.type} as ${c.name}`).join(', ')} where false`;
}
