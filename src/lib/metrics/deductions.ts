import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask } from './ask.ts';
import sql from './deductions.sql?raw';

/** What is taken from one person's bonus of one month (article 17). */
export interface DeductionRow {
	/** 'YYYY-MM'; null for fines without a due month. */
	readonly month: string | null;
	/** Null: the lines that name nobody. */
	readonly person: string | null;
	readonly lines: number;
	readonly fines_yuan: number;
	/** Null: the roster does not say; then nothing is capped. */
	readonly bonus_yuan: number | null;
	readonly deducted_yuan: number;
	/** The fines are more than the bonus; what is left over is not carried on. */
	readonly capped: boolean;
}

/** Fines by person and month against the month's bonus. Contractors' sanctions are no deductions. */
export const deductions = (engine: Engine, signal?: AbortSignal): Promise<DeductionRow[]> =>
	ask<DeductionRow>(engine, sql, {}, { when: 'true' }, signal);

/** The same of one month, 'YYYY-MM'. */
export const deductionsOf = (engine: Engine, month: string, signal?: AbortSignal): Promise<DeductionRow[]> =>
	ask<DeductionRow>(engine, sql, {}, { when: `month = ${literal(month)}` }, signal);
