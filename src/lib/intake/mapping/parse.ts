import { readValue } from '#lib/intake/values/lookup.ts';
import { fieldOf, tableNames, type FieldName } from '#lib/model/columns.ts';
import type { SavedMapping } from './saved.ts';
import { refuseMapping } from './words.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A mapping from the text of a file that the app saved or somebody wrote. Throws a Refusal that names what is wrong in it. */
export function parseMapping(text: string, file: string): SavedMapping {
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch (error) {
		throw refuseMapping('bad_mapping', file, (error as Error).message);
	}
	const found = readMapping(json);
	if (typeof found === 'string') throw refuseMapping('bad_mapping', file, found);
	return found;
}

/** A mapping from parsed JSON, or what is wrong with it. What `inspect` prints may be given whole: its `mapping` is taken. */
export function readMapping(json: unknown): SavedMapping | string {
	if (isRecord(json) && !('columns' in json && isRecord(json.columns)) && isRecord(json.mapping))
		return readMapping(json.mapping);
	if (!isRecord(json) || !isRecord(json.columns)) return '{"table": …, "columns": { … }}';
	const table = tableNames.find((name) => name === (json.table ?? 'complaints'));
	if (!table) return `table: ${String(json.table)}`;

	const columns: [string, FieldName | null][] = [];
	for (const [header, field] of Object.entries(json.columns)) {
		if (field !== null && (typeof field !== 'string' || !fieldOf(table, field)))
			return `${header}: ${String(field)}`;
		columns.push([header, field as FieldName | null]);
	}
	const orders: [string, 'ymd' | 'dmy' | 'mdy'][] = [];
	for (const [header, order] of Object.entries(isRecord(json.orders) ? json.orders : {})) {
		if (order !== 'ymd' && order !== 'dmy' && order !== 'mdy') return `${header}: ${String(order)}`;
		orders.push([header, order]);
	}
	const values: [string, Record<string, string>][] = [];
	for (const [name, meanings] of Object.entries(isRecord(json.values) ? json.values : {})) {
		const type = fieldOf(table, name)?.type;
		if (!type || !isRecord(meanings)) return `values: ${name}`;
		const read: [string, string][] = [];
		for (const [spelling, said] of Object.entries(meanings)) {
			const value =
				typeof said === 'string' || typeof said === 'boolean' ? readValue(type, String(said)) : null;
			if (value === null) return `${name}: ${spelling} → ${String(said)}`;
			read.push([spelling, value]);
		}
		values.push([name, Object.fromEntries(read)]);
	}
	const headerRows: unknown[] = Array.isArray(json.headerRows) ? json.headerRows : [];
	const wrong = headerRows.find((row) => !Number.isSafeInteger(row) || (row as number) < 1);
	if (wrong !== undefined) return `headerRows: ${String(wrong)}`;
	if (json.repair !== undefined && typeof json.repair !== 'boolean') return `repair: ${String(json.repair)}`;
	return {
		table,
		columns: Object.fromEntries(columns),
		...(orders.length > 0 ? { orders: Object.fromEntries(orders) } : {}),
		...(values.length > 0 ? { values: Object.fromEntries(values) } : {}),
		...(headerRows.length > 0 ? { headerRows: headerRows as number[] } : {}),
		...(json.repair === true ? { repair: true } : {})
	};
}
