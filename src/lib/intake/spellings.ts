import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { BatchColumn } from '#lib/model/batch.ts';
import type { TableName } from '#lib/model/columns.ts';
import { dataRows } from './sample.ts';
import type { Changes, InspectedValue, Inspection } from './inspection.ts';
import { typeOf } from './mapping/map.ts';
import { cleanTextSql } from './values/clean.ts';
import { isLookedUp, readValue } from './values/lookup.ts';

/** Fewer cells than this tell nothing about a column. */
const fewestUnknown = 20;

/** The spellings of every column of codes or answers, with what they mean. */
export async function readValues(
	engine: Engine,
	table: TableName,
	columns: readonly BatchColumn[],
	changes: Changes,
	before: Inspection | null
): Promise<InspectedValue[]> {
	const coded = columns.filter(({ field }) => isLookedUp(typeOf(table, field)));
	if (coded.length === 0) return [];
	const said = new Map<string, string>();
	for (const { field, text, value, how } of before?.values ?? []) {
		if (how === 'user' && value !== null) said.set(`${field}\n${text}`, value);
	}
	for (const [field, meanings] of Object.entries(changes.values ?? {})) {
		for (const [text, value] of Object.entries(meanings)) {
			if (value === null) said.delete(`${field}\n${text}`);
			else said.set(`${field}\n${text}`, value);
		}
	}
	const parts = coded.map(
		({ index, padded }) => `select ${index}::integer as column_index, text, count(*)::integer as n
from (select ${cleanTextSql(`r.c${index}`, padded)} as text from ${dataRows} where r.c${index} is not null) where text is not null group by all`
	);
	const found = rows<{ column_index: number; text: string; n: number }>(
		await engine.query(`${parts.join('\nunion all ')}\norder by column_index, n desc, text`)
	);
	const values = found.map(({ column_index: index, text, n }): InspectedValue => {
		const field = coded.find((column) => column.index === index)!.field!;
		const chosen = said.get(`${field}\n${text}`);
		if (chosen !== undefined) return { field, text, count: n, value: chosen, how: 'user' };
		const value = readValue(typeOf(table, field), text);
		return { field, text, count: n, value, how: value === null ? 'unknown' : 'known' };
	});
	return [...values.filter(({ value }) => value === null), ...values.filter(({ value }) => value !== null)];
}

/**
 * Columns of codes or answers of which no spelling is known, by index: unless the user says what they mean, they are kept as extra
 * attributes, for they are hardly what their header says.
 */
export function unknownColumns({
	table,
	columns,
	values
}: Pick<Inspection, 'table' | 'columns' | 'values'>): number[] {
	return columns
		.filter(({ field, how }) => how !== 'user' && isLookedUp(typeOf(table, field)))
		.filter(({ field, filled }) => {
			const own = values.filter((value) => value.field === field);
			return filled >= fewestUnknown && own.length > 0 && own.every(({ value }) => value === null);
		})
		.map(({ index }) => index);
}
