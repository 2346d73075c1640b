import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { paretoDimensions, type ParetoDimension } from '#lib/metrics/pareto.ts';

/** What lies with one person, department or channel. */
export interface Load {
	/** Null: not given. */
	readonly key: string | null;
	readonly complaints: number;
	/** Null where the log cannot tell what is open. */
	readonly open: number | null;
	/** Days since receipt of the open complaint in the middle, and of the oldest; null where none is open. */
	readonly medianAge: number | null;
	readonly oldestAge: number | null;
}

const sql = `-- One row per value of the dimension. Key: key.
select $dimension as key, count(*)::integer as complaints,
	if(count(is_open) = 0, null, count(*) filter (where is_open))::integer as open,
	quantile_disc(age_days, 0.5)::integer as "medianAge",
	max(age_days)::integer as "oldestAge"
from mart_complaints
where true /*filter*/
group by all
order by complaints desc, key`;

/** How much each value of a dimension has to do, the most first. */
export async function loadBy(
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension,
	signal?: AbortSignal
): Promise<Load[]> {
	if (!paretoDimensions.includes(dimension)) return [];
	return ask<Load>(engine, sql, filter, { dimension }, signal);
}
