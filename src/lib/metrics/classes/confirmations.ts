import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import type { ConfirmedField } from '#lib/model/decisions.ts';
import sql from './confirmations.sql?raw';

/** A value that a person settled. */
export interface ConfirmedValue {
	readonly complaint_no: string;
	readonly field: ConfirmedField;
	readonly value: string;
	readonly reason: string;
	readonly decided_by: string;
	readonly decided_at: string;
	/** Null: the data hold no such complaint any more. The decision waits for it to come back. */
	readonly complaint_id: number | null;
	readonly recorded: string | null;
	readonly recomputed: string | null;
}

/** Everything that was confirmed, whatever is in view, the latest first. */
export const confirmations = (engine: Engine, signal?: AbortSignal): Promise<ConfirmedValue[]> =>
	ask<ConfirmedValue>(engine, sql, {}, {}, signal);
