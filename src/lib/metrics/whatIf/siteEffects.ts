import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import sql from './sites.sql?raw';

export interface SiteEffect {
	/** Null: not given. */
	readonly site: string | null;
	/** Breaches of all clauses, by instance. */
	readonly beforeBreaches: number;
	readonly afterBreaches: number;
	/** Complaints and events of which something changes. */
	readonly changed: number;
}

/** Breaches by site on both sides; the largest difference first. */
export async function siteEffects(
	trial: Engine,
	before: string,
	signal?: AbortSignal
): Promise<SiteEffect[]> {
	const found = await ask<{
		site: string | null;
		before_breaches: number;
		after_breaches: number;
		changed: number;
	}>(trial, sql, {}, { before }, signal);
	return found.map((row) => ({
		site: row.site,
		beforeBreaches: row.before_breaches,
		afterBreaches: row.after_breaches,
		changed: row.changed
	}));
}
