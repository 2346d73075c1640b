import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';
import sql from './intakeBy.sql?raw';
import { monthsBefore } from './months.ts';
import { paretoDimensions, type ParetoDimension } from './pareto.ts';

export interface IntakeRow {
	/** Null: not given. */
	readonly key: string | null;
	readonly n: number;
	/** The month before, and the same month of last year; left out where the filter names no month. */
	readonly previous?: number;
	readonly lastYear?: number;
}

/** How many came in by a dimension; with a month in the filter, beside the month before and a year ago. */
export async function intakeBy(
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension,
	signal?: AbortSignal
): Promise<IntakeRow[]> {
	if (!paretoDimensions.includes(dimension)) return [];
	const { month, ...rest } = filter;
	const compared = month !== undefined && /^\d{4}-\d{2}$/.test(month);
	const is = (m: string) => `received_month = '${m}'`;
	const places = compared
		? { dimension, now: is(month), before: is(monthsBefore(month, 1)), year_ago: is(monthsBefore(month, 12)) }
		: { dimension, now: 'true', before: 'false', year_ago: 'false' };
	const found = await ask<{ key: string | null; n: number; previous: number; last_year: number }>(
		engine,
		sql,
		compared ? rest : filter,
		places,
		signal
	);
	return found.map(({ key, n, previous, last_year }) =>
		compared ? { key, n, previous, lastYear: last_year } : { key, n }
	);
}
