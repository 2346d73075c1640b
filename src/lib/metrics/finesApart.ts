import type { Engine } from '#lib/engine/engine.ts';
import { ask, fill } from './ask.ts';
import type { Filter } from './filter.ts';
import { apartWithin } from './ledgerFilter.ts';
import { fineTestsOf } from './tally/conditions.ts';
import { either } from './tally/counts.ts';

/** Applied fines of one due month that belong to no complaint: a missed report, a breach that names none. */
export interface FinesApart {
	/** 'YYYY-MM'; null where nothing tells. */
	readonly month: string | null;
	readonly fen: number;
	readonly lines: number;
}

const sql = `-- One row per due month. Key: month.
select month, coalesce(sum(amount_fen), 0)::double as fen, count(*)::integer as lines
from mart_fines
where status = 'applied' and complaint_id is null $when
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
	return either(engine, fill(sql, { when: '/*filter*/' }), fineTestsOf(filter), signal, () =>
		ask<FinesApart>(engine, sql, {}, { when: `and ${when}` }, signal)
	);
}
