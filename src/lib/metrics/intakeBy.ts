import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from './filter.ts';
import sql from './intakeBy.sql?raw';
import { monthsBefore } from './months.ts';
import { paretoDimensions, type ParetoDimension } from './pareto.ts';
import { counts } from './tally/counts.ts';
import { byText } from './textOrder.ts';

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
	if (!compared) return intake(engine, filter, dimension, signal);
	const months = [month, monthsBefore(month, 1), monthsBefore(month, 12)];
	const [now, before, yearAgo] = await Promise.all(
		months.map((one) => intake(engine, { ...rest, month: one }, dimension, signal))
	);
	const of = (rows: readonly IntakeRow[] | undefined) => new Map(rows?.map(({ key, n }) => [key, n]));
	const [previous, lastYear] = [of(before), of(yearAgo)];
	const others = [...new Set([...previous.keys(), ...lastYear.keys()])].filter(
		(key) => !now!.some((row) => row.key === key)
	);
	const rows = [...now!, ...others.map((key) => ({ key, n: 0 }))].map(({ key, n }) => ({
		key,
		n,
		previous: previous.get(key) ?? 0,
		lastYear: lastYear.get(key) ?? 0
	}));
	return rows.sort((a, b) => b.n - a.n || b.previous - a.previous || byText(a.key, b.key));
}

const intake = (
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension,
	signal?: AbortSignal
): Promise<IntakeRow[]> => counts<IntakeRow>(engine, sql, filter, { dimension }, signal);
