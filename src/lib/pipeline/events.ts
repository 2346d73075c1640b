import type { Field, TableName } from '#lib/model/columns.ts';

/** Date fields that say what shall happen or stand in a calendar: they count whatever as_of is, and never tell how far a log reaches. */
const plans: Readonly<Partial<Record<TableName, readonly string[]>>> = {
	complaints: [
		'handling_promised_at',
		'promised_at',
		'promised_at_2',
		'promised_at_3',
		'promised_at_4',
		'promised_at_5',
		'visit_promised_at'
	],
	rectifications: ['limit_at'],
	sites: ['delivered_on'],
	calendar: ['day']
};

/** True for a field that holds when something happened. */
export const isEvent = (table: TableName, field: Field): boolean =>
	field.type === 'datetime' && !plans[table]?.includes(field.name);
