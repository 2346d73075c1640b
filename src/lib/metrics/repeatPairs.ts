import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';

/** A complaint that repeats an earlier one, with that one. */
export interface RepeatPair {
	readonly complaint_id: number;
	readonly complaint_no: string;
	readonly site: string | null;
	readonly unit: string | null;
	readonly category_l1: string | null;
	readonly content: string | null;
	readonly received_at: string | null;
	/** The number of the earlier complaint, and where it is among those judged. */
	readonly repeat_of: string;
	readonly first_id: number | null;
	readonly first_received_at: string | null;
}

/** How often a category comes back at a site. */
export interface RepeatGroup {
	readonly site: string | null;
	readonly category_l1: string | null;
	readonly n: number;
}

const pairsSql = `-- One row per repeat. Key: complaint_id.
with picked as (
	select complaint_id, complaint_no, site, unit, category_l1, content, received_at, repeat_of
	from mart_complaints
	where repeat_of is not null /*filter*/
)
select p.complaint_id, p.complaint_no, p.site, p.unit, p.category_l1, p.content, p.received_at, p.repeat_of,
	min(o.complaint_id) as first_id, min(o.received_at) as first_received_at
from picked as p
left join mart_complaints as o on o.complaint_no = p.repeat_of
group by all
order by p.received_at desc nulls last, p.complaint_id
limit $limit`;

const groupsSql = `-- One row per site and category. Key: site, category_l1.
select site, category_l1, count(*)::integer as n
from mart_complaints
where repeat_of is not null /*filter*/
group by all
order by n desc, site, category_l1
limit 20`;

/** The repeats among the complaints of a filter, the latest first. */
export const repeatPairs = (
	engine: Engine,
	filter: Filter,
	limit = 200,
	signal?: AbortSignal
): Promise<RepeatPair[]> => ask<RepeatPair>(engine, pairsSql, filter, { limit }, signal);

/** Where repeats gather: the twenty largest pairs of site and category. */
export const repeatGroups = (engine: Engine, filter: Filter, signal?: AbortSignal): Promise<RepeatGroup[]> =>
	ask<RepeatGroup>(engine, groupsSql, filter, {}, signal);
