import { identifier, literal } from '#lib/engine/sql.ts';
import type { Batch } from '#lib/model/batch.ts';
import type { TypedColumn } from './columns.ts';

export const readingColumns: readonly TypedColumn[] = [
	{ name: 'batch_no', type: 'integer' },
	{ name: 'reading', type: 'varchar' }
];

/**
 * SQL: how the bytes of a batch attached as `alias` became values, as one mark (hex SHA-256): batch_no, reading. What was decided
 * (encoding, header, columns, orders of dates, whole months), what texts were said to mean, which rows are no data, and rows as they were
 * moved back. The batch's id and its file's name are no part of it.
 */
export function selectReading(batch: Batch, alias: string, batchNo: number): string {
	const from = identifier(alias);
	const marks = [
		literal(decided(batch)),
		Object.keys(batch.lookups).length > 0 ? sumOf(['field', 'text', 'value'], `${from}.lookup`) : "''",
		sumOf(['source_row', 'reason'], `${from}.skipped`),
		sumOf(
			['source_row', ...batch.columns.map(({ index }) => `c${index}`)],
			`${from}.rows where source_row in (select source_row from ${from}.problems where code = 'shifted_row')`
		)
	];
	return `select ${batchNo}::integer as batch_no, sha256(concat_ws(chr(30), ${marks.join(', ')})) as reading`;
}

function decided({ kind, encoding, delimiter, headerRows, columns, replaces = [] }: Batch): string {
	const read = columns.map(({ index, header, field, dates }) => [
		index,
		header,
		field,
		dates ? [dates.order, dates.timed, dates.dated, dates.serial] : null
	]);
	const months = replaces.map(({ site, month }) => JSON.stringify([site, month])).sort();
	return JSON.stringify([kind, encoding, delimiter, headerRows, read, months]);
}

/** A sum over rows is the same in any order and, unlike one long text, takes no room. */
const sumOf = (columns: readonly string[], from: string): string => {
	const cells = columns.map((name) => `coalesce(${name}::varchar, chr(1))`).join(', ');
	return `(select concat_ws(' ', count(*), sum(md5_number_lower(concat_ws(chr(31), ${cells}))::hugeint)) from ${from})`;
};
