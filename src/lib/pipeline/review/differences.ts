import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { selectRows, type Typed } from '#lib/intake/select.ts';
import type { Batch } from '#lib/model/batch.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import type { Difference, Value } from './review.ts';

/** A sheet whose rows can be read, under the name by which SQL knows its database. */
export interface Readable {
	readonly batch: Typed | Batch;
	readonly alias: string;
}

/** The values of one row as they were read, by canonical field. */
export type RowValues = ReadonlyMap<string, Value>;

/** Rows of one sheet of complaints, as read, by their place. */
export async function rowValues(
	engine: Engine,
	{ batch, alias }: Readable,
	places: readonly number[],
	signal?: AbortSignal
): Promise<Map<number, RowValues>> {
	const found = new Map<number, RowValues>();
	if (places.length === 0) return found;
	const wanted = [...new Set(places)].map(Math.trunc).join(', ');
	const fields = fieldsOf(batch.table);
	const money = fields.filter(({ type }) => type === 'money').map(({ name }) => `${name}_fen`);
	const replace =
		money.length > 0 ? ` replace (${money.map((name) => `${name}::double as ${name}`).join(', ')})` : '';
	const read = rows<Record<string, string | number | boolean | null>>(
		await engine.query(
			`select * exclude (row_hash)${replace} from (${selectRows(batch, alias, 0)}) where source_row in (${wanted})`,
			signal
		)
	);
	for (const row of read) {
		const values = fields.map(({ name, type }): [string, Value] => [
			name,
			{
				value: row[type === 'money' ? `${name}_fen` : name] ?? null,
				dateOnly: type === 'datetime' && row[`${name}_date_only`] === true
			}
		]);
		found.set(row.source_row as number, new Map(values));
	}
	return found;
}

/** The fields in which two rows differ, in order of the dictionary. */
export function differences(before: RowValues, after: RowValues): Difference[] {
	return [...after].flatMap(([field, now]) => {
		const was = before.get(field) ?? { value: null, dateOnly: false };
		return was.value === now.value && was.dateOnly === now.dateOnly
			? []
			: [{ field, before: was, after: now }];
	});
}
