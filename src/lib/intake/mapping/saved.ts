import type { DateReading } from '#lib/model/batch.ts';
import type { FieldName, TableName } from '#lib/model/columns.ts';
import type { Inspection } from '#lib/intake/inspection.ts';

/** A mapping as a file holds it, fit for other files of the same shape. */
export interface SavedMapping {
	readonly table: TableName;
	/** Field by header, 时间#2 for the second column under one; null: an extra attribute. */
	readonly columns: Readonly<Record<string, FieldName | null>>;
	/** Order of dates by header, where a column's own digits leave it open. */
	readonly orders?: Readonly<Record<string, DateReading['order']>>;
	/** Meaning of spellings that the user gave, by field. */
	readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** Source rows of the header, written by hand where it is not found. */
	readonly headerRows?: readonly number[];
	/** True where rows that slipped are to be repaired as proposed; written by hand, for the command line. */
	readonly repair?: boolean;
}

/** The name of each column in a mapping: its header; where several columns have the same one, with its place among them: 时间#2. */
export function namesOf(columns: Inspection['columns']): string[] {
	const all = columns.map(({ header }) => header);
	return all.map((header, at) =>
		all.indexOf(header) === all.lastIndexOf(header)
			? header
			: `${header}#${all.slice(0, at + 1).filter((other) => other === header).length}`
	);
}

/** What was decided about a sheet, to be saved. */
export function savedMapping({ table, columns, values }: Inspection): SavedMapping {
	const fields = new Map<string, FieldName | null>();
	const orders = new Map<string, DateReading['order']>();
	const names = namesOf(columns);
	for (const [at, { header, field, dates }] of columns.entries()) {
		if (header === '') continue;
		fields.set(names[at]!, field);
		if (dates && dates.order !== 'ymd') orders.set(names[at]!, dates.order);
	}
	const meanings: Record<string, Record<string, string>> = {};
	for (const { field, text, value, how } of values) {
		if (how === 'user' && value !== null) meanings[field] = { ...meanings[field], [text]: value };
	}
	return {
		table,
		columns: Object.fromEntries(fields),
		...(orders.size > 0 ? { orders: Object.fromEntries(orders) } : {}),
		...(Object.keys(meanings).length > 0 ? { values: meanings } : {})
	};
}
