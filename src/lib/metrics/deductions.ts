import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import sql from './deductions.sql?raw';

/** What is taken from one person's bonus of one month (article 17). */
export interface DeductionRow {
	/** 'YYYY-MM'; null for fines without a due month. */
	readonly month: string | null;
	/** Null: the lines that name nobody. */
	readonly person: string | null;
	readonly fines_yuan: number;
	/** Null: the roster does not say; then nothing is capped. */
	readonly bonus_yuan: number | null;
	readonly deducted_yuan: number;
	/** The fines are more than the bonus; what is left over is not carried on. */
	readonly capped: boolean;
}

/** Fines by person and month against the month's bonus. Contractors' sanctions are no deductions. */
export async function deductions(engine: Engine, signal?: AbortSignal): Promise<DeductionRow[]> {
	return ask<DeductionRow>(engine, sql, {}, {}, signal);
}
