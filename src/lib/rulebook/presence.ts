import type { Batch } from '#lib/model/batch.ts';
import { fieldsOf, tableNames, type TableName } from '#lib/model/columns.ts';

/**
 * Which fields the imported batches bring: those of the complaint log by their name, those of other tables as
 * `duty.reviewed_at`, and each other table by its own name. A field that none has is a constant in SQL and costs
 * nothing; one that only some have is looked up per batch.
 */
export type Presence = Readonly<Record<string, 'all' | 'none' | 'some'>>;

const others = tableNames.filter((table) => table !== 'complaints');
const keyOf = (table: TableName, field: string) => (table === 'complaints' ? field : `${table}.${field}`);
const howMany = (having: number, all: number) => (having === 0 ? 'none' : having === all ? 'all' : 'some');

/** What these batches bring. */
export function presenceOf(batches: readonly Pick<Batch, 'table' | 'columns'>[]): Presence {
	return Object.fromEntries(
		tableNames.flatMap((table) => {
			const own = batches.filter((batch) => batch.table === table);
			const fields = fieldsOf(table).map(({ name }) => {
				const having = own.filter((batch) => batch.columns.some((c) => c.field === name)).length;
				return [keyOf(table, name), howMany(having, own.length)] as const;
			});
			return table === 'complaints' ? fields : [...fields, [table, howMany(own.length, own.length)] as const];
		})
	);
}

/** Nothing is known beforehand: every field is looked up. */
export const anyPresence: Presence = Object.fromEntries(
	[...tableNames.flatMap((table) => fieldsOf(table).map(({ name }) => keyOf(table, name))), ...others].map(
		(key) => [key, 'some'] as const
	)
);

/** SQL: the column of this field was imported in the batch of `row`, an alias of staged rows of this table. */
export function hasEventField(presence: Presence, table: TableName, field: string, row: string): string {
	const there = presence[keyOf(table, field)];
	return there === 'all'
		? 'true'
		: there === 'none'
			? 'false'
			: `${row}.batch_no in (select batch_no from seed_batch_columns where field = '${field}')`;
}
