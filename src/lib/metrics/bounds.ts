import type { Engine } from '#lib/engine/engine.ts';
import { askOne } from './ask.ts';
import sql from './bounds.sql?raw';

export interface Bounds {
	readonly asOf: string | null;
	readonly asOfGiven: boolean;
	readonly firstOn: string | null;
	readonly lastOn: string | null;
	/** Months of receipt that have complaints, 'YYYY-MM', ascending. */
	readonly months: readonly string[];
	readonly complaints: number;
	readonly withReceived: number;
	readonly rulebookId: string;
	readonly edition: string;
}

interface Row {
	as_of: string | null;
	as_of_given: boolean;
	rulebook_id: string;
	edition: string;
	first_on: string | null;
	last_on: string | null;
	complaints: number;
	with_received: number;
	months: string[];
}

/** What the workspace holds: when it is looked at, from when to when, and by which rulebook. */
export async function bounds(engine: Engine, signal?: AbortSignal): Promise<Bounds> {
	const r = await askOne<Row>(engine, sql, {}, {}, signal);
	return {
		asOf: r.as_of,
		asOfGiven: r.as_of_given,
		firstOn: r.first_on,
		lastOn: r.last_on,
		months: r.months,
		complaints: r.complaints,
		withReceived: r.with_received,
		rulebookId: r.rulebook_id,
		edition: r.edition
	};
}
