import type { Engine } from '#lib/engine/engine.ts';
import { ask, fill, onlyRow, type Places } from '#lib/metrics/ask.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { additiveOf, type Additive } from './additive.ts';
import { eventTestsOf, testsOf, type Test } from './conditions.ts';
import type { Tally } from './tally.ts';

const tallies = new WeakMap<Engine, Tally>();

/** From now on questions on this engine's marts are counted where they can be; null: the tables are about to change. */
export function countWith(engine: Engine, tally: Tally | null): void {
	const connection = engine.through ?? engine;
	tallies.get(connection)?.close();
	if (tally) tallies.set(connection, tally);
	else tallies.delete(connection);
}

export const tallyOf = (engine: Engine): Tally | null => tallies.get(engine.through ?? engine) ?? null;

const known = new Map<string, Additive | null>();

function understood(sql: string): Additive | null {
	const found = known.get(sql);
	if (found !== undefined) return found;
	const made = additiveOf(sql);
	if (known.size > 500) known.clear();
	known.set(sql, made);
	return made;
}

/**
 * The rows that a metric's SQL gives for these complaints, as `ask` gives them: counted without the database where the SQL is a sum over rows
 * and what it needs was read. There is but one wording of what is counted, the SQL.
 */
export const counts = <T>(
	engine: Engine,
	sql: string,
	filter: Filter = {},
	places: Places = {},
	signal?: AbortSignal
): Promise<T[]> =>
	either<T>(engine, fill(sql, places), testsOf(filter), signal, () =>
		ask<T>(engine, sql, filter, places, signal)
	);

/** The single row of a sum without groups. */
export async function countsOne<T>(
	engine: Engine,
	sql: string,
	filter?: Filter,
	places?: Places,
	signal?: AbortSignal
): Promise<T> {
	return onlyRow(await counts<T>(engine, sql, filter, places, signal));
}

/** The same for the SQL of mart_events, whose filter stands in the place `$events`: that of compileEventFilter. */
export const eventCounts = <T>(
	engine: Engine,
	sql: string,
	filter: Filter,
	events: string,
	signal?: AbortSignal
): Promise<T[]> =>
	either<T>(engine, fill(sql, { events: '/*filter*/' }), eventTestsOf(filter), signal, () =>
		ask<T>(engine, sql, {}, { events }, signal)
	);

/** The same with tests of the table's own columns. */
export async function either<T>(
	engine: Engine,
	sql: string,
	tests: readonly Test[] | null,
	signal: AbortSignal | undefined,
	asked: () => Promise<T[]>
): Promise<T[]> {
	const question = tests && understood(sql);
	const counted = question && (await tallyOf(engine)?.count(question, tests, signal));
	return counted ? (counted as T[]) : asked();
}
