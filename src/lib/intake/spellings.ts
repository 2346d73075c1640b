import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { BatchColumn } from '#lib/model/batch.ts';
import type { TableName } from '#lib/model/columns.ts';
import { dataRows } from './sample.ts';
import { fold } from './fold.ts';
import type { Changes, InspectedValue, Inspection } from './inspection.ts';
import { typeOf } from './mapping/map.ts';
import { cleanTextSql } from './values/clean.ts';
import { isLookedUp, readValue } from './values/lookup.ts';
import { suggestValue } from './values/suggest.ts';

/** Fewer cells than this tell nothing about a column. */
const fewestUnknown = 20;

/** What was said of spellings, by field and spelling. */
export type Said = Inspection['said'];

/** What was said before, with what the user says now; what he takes back is gone, however it is written. */
export function saidAfter(before: Said, changes: Changes['values'] = {}): Said {
	const all = new Map(
		Object.entries(before).map(([field, texts]) => [field, new Map(Object.entries(texts))])
	);
	for (const [field, meanings] of Object.entries(changes)) {
		const own = all.get(field) ?? new Map<string, string>();
		all.set(field, own);
		for (const [text, value] of Object.entries(meanings)) {
			for (const other of [...own.keys()]) if (keyOf(other) === keyOf(text)) own.delete(other);
			if (value !== null) own.set(text, value);
		}
	}
	return Object.fromEntries(
		[...all].filter(([, texts]) => texts.size > 0).map(([field, texts]) => [field, Object.fromEntries(texts)])
	);
}

/** Spellings are the same where they fold to the same; a mark that folds to nothing is itself. */
const keyOf = (text: string): string => fold(text) || text;

/** The spellings of every column of codes or answers, with what they mean. */
export async function readValues(
	engine: Engine,
	table: TableName,
	columns: readonly BatchColumn[],
	said: Said
): Promise<InspectedValue[]> {
	const coded = columns.filter(({ field }) => isLookedUp(typeOf(table, field)));
	if (coded.length === 0) return [];
	const known = new Map(
		Object.entries(said).flatMap(([field, texts]) =>
			Object.entries(texts).map(([text, value]) => [`${field}\n${keyOf(text)}`, value] as const)
		)
	);
	const parts = coded.map(
		({ index, padded }) => `select ${index}::integer as column_index, text, count(*)::integer as n
from (select ${cleanTextSql(`r.c${index}`, padded)} as text from ${dataRows} where r.c${index} is not null) where text is not null group by all`
	);
	const found = rows<{ column_index: number; text: string; n: number }>(
		await engine.query(`${parts.join('\nunion all ')}\norder by column_index, n desc, text`)
	);
	const values = found.map(({ column_index: index, text, n }): InspectedValue => {
		const field = coded.find((column) => column.index === index)!.field!;
		const type = typeOf(table, field);
		const chosen = known.get(`${field}\n${keyOf(text)}`);
		if (chosen !== undefined) return { field, text, count: n, value: chosen, how: 'user' };
		const value = readValue(type, text);
		if (value !== null) return { field, text, count: n, value, how: 'known' };
		const suggestion = suggestValue(type, text);
		return { field, text, count: n, value, how: 'unknown', ...(suggestion === null ? {} : { suggestion }) };
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
