import type { Table } from 'apache-arrow';
import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { compileFilter, type Filter } from './filter.ts';
import { prepareSearches } from './search/hits.ts';

/** What stands for `$name` places in a metric's SQL: SQL of our own, never what somebody typed. */
export type Places = Readonly<Record<string, string | number>>;

/** The SQL of a metric with its filter and places filled in, in one pass: what is filled in may hold text that looks like a place. */
export function compose(sql: string, filter: Filter = {}, places: Places = {}): string {
	return sql.replace(/\/\*filter\*\/|\$(\w+)/g, (place, name?: string) => {
		if (name === undefined) return compileFilter(filter);
		return Object.hasOwn(places, name) ? String(places[name]) : place;
	});
}

/** The SQL of a metric with its places filled in, its filter still open. */
export const fill = (sql: string, places: Places): string =>
	sql.replace(/\$(\w+)/g, (place, name: string) =>
		Object.hasOwn(places, name) ? String(places[name]) : place
	);

/** What a metric's SQL gives for these complaints, as it comes from the engine. */
export async function askTable(
	engine: Engine,
	sql: string,
	filter?: Filter,
	places?: Places,
	signal?: AbortSignal
): Promise<Table> {
	const composed = compose(sql, filter, places);
	await prepareSearches(engine, composed, signal);
	return engine.query(composed, signal);
}

/** The rows that a metric's SQL gives for these complaints. */
export async function ask<T>(
	engine: Engine,
	sql: string,
	filter?: Filter,
	places?: Places,
	signal?: AbortSignal
): Promise<T[]> {
	return rows<T>(await askTable(engine, sql, filter, places, signal));
}

/** The single row of an aggregate. */
export async function askOne<T>(
	engine: Engine,
	sql: string,
	filter?: Filter,
	places?: Places,
	signal?: AbortSignal
): Promise<T> {
	return onlyRow(await ask<T>(engine, sql, filter, places, signal));
}

/** The row of an aggregate over all. */
export function onlyRow<T>([row]: readonly T[]): T {
	if (row === undefined) throw new Error('an aggregate gave no row');
	return row;
}

/** A column of whole numbers or doubles, without nulls, as it lies in the result. */
export function numbers(table: Table, name: string): ArrayLike<number> {
	return (table.getChild(name)?.toArray() ?? []) as ArrayLike<number>;
}
