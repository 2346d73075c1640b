import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask } from '#lib/metrics/ask.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import type { ConfirmedField } from '#lib/model/decisions.ts';
import sql from './matrix.sql?raw';

/** How many complaints have this recorded and this recomputed value; null: none. */
export interface MatrixCell {
	readonly recorded: string | null;
	readonly recomputed: string | null;
	readonly n: number;
	/** Of them, those that a person settled. */
	readonly confirmed: number;
}

/** Recorded × recomputed of one class, the largest cells first; every complaint of the filter is in exactly one. */
export const classMatrix = (
	engine: Engine,
	filter: Filter,
	field: ConfirmedField,
	signal?: AbortSignal
): Promise<MatrixCell[]> => ask<MatrixCell>(engine, sql, filter, { field: literal(field) }, signal);
