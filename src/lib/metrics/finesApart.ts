import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';
import { apartWithin } from './ledgerFilter.ts';

/** Applied fines of one due month that belong to no complaint: a missed report, a breach that names none. */
export interface FinesApart {
	/** 'YYYY-MM'; null where nothing tells. */
	readonly month: string | null;
	readonly fen: number;
	readonly lines: number;
}

const sql = `-- One row per due month. Key: month.
select month, sum(amount_fen)::double as fen, count(*)::integer as lines
from mart_fines
where status = 'applied' and complaint_id is null and $when
group by month
order by month`;

/** They count in a period by their own due time, and nowhere where anything is asked of complaints. */
export async function finesApart(
	engine: Engine,
	filter: Filter,
	signal?: AbortSignal
): Promise<FinesApart[]> {
	const when = apartWithin(filter);
	if (when === null) return [];
	return ask<FinesApart>(engine, sql, {}, { when }, signal);
}
