import type { Duration } from './shape.ts';

/** Small SQL expressions that the kinds of rule share. Times are naive; `<field>_date_only` says that a time has no clock. */

/** The first of these fields that is filled. */
export const firstOf = (fields: readonly string[]): string =>
	fields.length === 1 ? fields[0]! : `coalesce(${fields.join(', ')})`;

/** Whether the first of these fields that is filled is a date without a clock. */
export const dateOnlyOf = (fields: readonly string[]): string => chosen(fields, (f) => `${f}_date_only`);

/** The name of the first of these fields that is filled. */
export const nameOf = (fields: readonly string[]): string => chosen(fields, (f) => `'${f}'`);

function chosen(fields: readonly string[], result: (field: string) => string): string {
	if (fields.length === 1 && !result(fields[0]!).startsWith("'")) return result(fields[0]!);
	return `case ${fields.map((f) => `when ${f} is not null then ${result(f)}`).join(' ')} end`;
}

/** `a` is surely earlier than `b`: a date without a clock is compared by its day. `b` may stand at midnight. */
export const before = (a: string, aDateOnly: string, b: string): string =>
	`(${a} < ${b} and not (${aDateOnly} and date_trunc('day', ${a}) = date_trunc('day', ${b})))`;

/** The last moment of the day that is so many days after `at`. */
export const endOfDay = (at: string, days = 0): string =>
	`date_trunc('day', ${at}) + interval '${days} days 23:59:59.999'`;

export const interval = (limit: Pick<Duration, 'value' | 'unit'>): string =>
	`interval ${limit.value} ${limit.unit.replace(/s$/, '')}`;

/** Microseconds of a length of time. */
export const microseconds = (limit: Pick<Duration, 'value' | 'unit'>): number =>
	limit.value * (limit.unit === 'hours' ? 3_600_000_000 : 60_000_000);

/** True where any of these holds; false where there is none. */
export const anyOf = (conditions: readonly string[]): string =>
	conditions.length === 0
		? 'false'
		: conditions.length === 1
			? conditions[0]!
			: `(${conditions.join(' or ')})`;
