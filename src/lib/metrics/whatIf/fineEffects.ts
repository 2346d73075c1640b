import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import groupsSql from './fineGroups.sql?raw';
import statusesSql from './fineStatuses.sql?raw';

/** Lines and money on both sides. */
export interface FineEffect {
	/** Null: the lines that name nobody, no department, no site. */
	readonly key: string | null;
	readonly beforeLines: number;
	readonly beforeFen: number;
	readonly afterLines: number;
	readonly afterFen: number;
	/** Lines that come, go, or stay with another amount, person or month; what changes its group counts where it comes to. */
	readonly added: number;
	readonly removed: number;
	readonly changed: number;
}

export const effectDimensions = ['article', 'role', 'person', 'department', 'site', 'month'] as const;
export type EffectDimension = (typeof effectDimensions)[number];

/** Of applied lines, by each dimension; the largest difference first. Each dimension sums to the same. */
export type FineEffects = Readonly<Record<EffectDimension, readonly FineEffect[]>>;

interface Found {
	readonly dimension: EffectDimension;
	readonly key: string | null;
	readonly before_lines: number;
	readonly before_fen: number;
	readonly after_lines: number;
	readonly after_fen: number;
	readonly added: number;
	readonly removed: number;
	readonly changed: number;
}

const effect = (row: Omit<Found, 'dimension'>): FineEffect => ({
	key: row.key,
	beforeLines: row.before_lines,
	beforeFen: row.before_fen,
	afterLines: row.after_lines,
	afterFen: row.after_fen,
	added: row.added,
	removed: row.removed,
	changed: row.changed
});

/** Asked of the trial; `before` is the database of the rules in force. */
export async function fineEffects(trial: Engine, before: string, signal?: AbortSignal): Promise<FineEffects> {
	const found = await ask<Found>(trial, groupsSql, {}, { before }, signal);
	const of = (dimension: EffectDimension) => found.filter((row) => row.dimension === dimension).map(effect);
	return Object.fromEntries(effectDimensions.map((d) => [d, of(d)])) as unknown as FineEffects;
}

/** The whole of a dimension. */
export const sumOf = (effects: readonly FineEffect[]): FineEffect =>
	effects.reduce(
		(sum, one) => ({
			key: null,
			beforeLines: sum.beforeLines + one.beforeLines,
			beforeFen: sum.beforeFen + one.beforeFen,
			afterLines: sum.afterLines + one.afterLines,
			afterFen: sum.afterFen + one.afterFen,
			added: sum.added + one.added,
			removed: sum.removed + one.removed,
			changed: sum.changed + one.changed
		}),
		{ key: null, beforeLines: 0, beforeFen: 0, afterLines: 0, afterFen: 0, added: 0, removed: 0, changed: 0 }
	);

/** The same by status: applied, waived, proposed, special. */
export async function statusEffects(
	trial: Engine,
	before: string,
	signal?: AbortSignal
): Promise<FineEffect[]> {
	return (await ask<Omit<Found, 'dimension'>>(trial, statusesSql, {}, { before }, signal)).map(effect);
}
