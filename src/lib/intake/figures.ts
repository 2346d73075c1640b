import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { BatchColumn } from '#lib/model/batch.ts';
import type { FieldType } from '#lib/model/columns.ts';
import { dataRows } from './sample.ts';
import { cleanTextSql } from './values/clean.ts';
import { readValue } from './values/lookup.ts';

/** What the readers make of figures that SQL does not read by itself. */
export async function oddFigures(
	engine: Engine,
	{ index, padded }: Pick<BatchColumn, 'index' | 'padded'>,
	type: FieldType
): Promise<{ found: Map<string, string>; unreadable: number }> {
	const target = type === 'integer' ? 'integer' : type === 'money' ? 'decimal(18, 4)' : 'double';
	const whole = type === 'integer' ? `or contains(text, '.')` : '';
	const odd = rows<{ text: string; n: number }>(
		await engine.query(`select text, count(*)::integer as n from (
	select ${cleanTextSql(`r.c${index}`, padded)} as text from ${dataRows} where r.c${index} is not null
) where text is not null and (try_cast(text as ${target}) is null ${whole}) group by text`)
	);
	const found = new Map<string, string>();
	let unreadable = 0;
	for (const { text, n } of odd) {
		const value = readValue(type, text);
		if (value === null) unreadable += n;
		else found.set(text, value);
	}
	return { found, unreadable };
}
