import { fieldOf, tableNames, type TableName } from '#lib/model/columns.ts';
import type { Manifest } from '#lib/model/batch.ts';
import { isPlainName } from './names.ts';

type Loose = Readonly<Record<string, unknown>>;

/**
 * A manifest that came from outside, or null. Its names go into SQL and into file names, so what they may be is checked
 * here; a checksum only says that nobody changed it since.
 */
export function parseBackupManifest(text: string): Manifest | null {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	if (!isRecord(value) || value['version'] !== 1) return null;
	const batches = value['batches'];
	if (!Array.isArray(batches) || !batches.every(isBatch)) return null;
	if (new Set(batches.map(({ id }) => id)).size !== batches.length) return null;
	return value as unknown as Manifest;
}

function isBatch(value: unknown): boolean {
	if (!isRecord(value)) return false;
	const { id, table, columns, lookups, headerRows, replaces } = value;
	return (
		typeof id === 'string' &&
		isPlainName(id) &&
		tableNames.includes(table as TableName) &&
		['file', 'sha256', 'kind', 'sheet', 'encoding', 'delimiter'].every(
			(key) => typeof value[key] === 'string'
		) &&
		['fileBytes', 'rowsRead', 'rowsSkipped', 'rowsImported'].every((key) => isCount(value[key])) &&
		Array.isArray(headerRows) &&
		headerRows.every(isCount) &&
		Array.isArray(columns) &&
		columns.every((column) => isColumn(column, table as TableName)) &&
		isRecord(lookups) &&
		Object.entries(lookups).every(([field, count]) => isField(table as TableName, field) && isCount(count)) &&
		(replaces === undefined ||
			(table === 'complaints' && Array.isArray(replaces) && replaces.every(isSiteMonth)))
	);
}

function isSiteMonth(value: unknown): boolean {
	if (!isRecord(value)) return false;
	const { site, month } = value;
	return (
		(site === null || typeof site === 'string') &&
		typeof month === 'string' &&
		/^\d{4}-(0[1-9]|1[0-2])$/.test(month)
	);
}

function isColumn(value: unknown, table: TableName): boolean {
	if (!isRecord(value)) return false;
	const { index, header, field, dates } = value;
	return (
		isCount(index) &&
		typeof header === 'string' &&
		(field === null || isField(table, field)) &&
		(dates === undefined || (isRecord(dates) && isTexts(dates['timed']) && isTexts(dates['dated'])))
	);
}

const isRecord = (value: unknown): value is Loose =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isTexts = (value: unknown): boolean =>
	Array.isArray(value) && value.every((item) => typeof item === 'string');
const isField = (table: TableName, name: unknown): boolean =>
	typeof name === 'string' && fieldOf(table, name) !== undefined;
