import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import { untested, type RecurringRow } from './limits.ts';

interface Link {
	readonly complaint_no: string;
	readonly repeat_of: string | null;
	readonly site: string | null;
	readonly category_l1: string | null;
	readonly category_l2: string | null;
	readonly received_month: string | null;
}

const sql = `-- One row per complaint that repeats another or is repeated. Key: complaint_no.
with named as (
	select distinct repeat_of from mart_complaints where repeat_of is not null
)
select c.complaint_no, c.repeat_of, c.site, c.category_l1, c.category_l2, c.received_month
from mart_complaints as c
left join named as n on n.repeat_of = c.complaint_no
where c.repeat_of is not null or n.repeat_of is not null
order by c.received_at nulls last, c.complaint_id`;

/** Complaints that came back, each chain under its first complaint; the month is that of the latest. */
export async function repeatChains(engine: Engine, signal?: AbortSignal): Promise<RecurringRow[]> {
	const chains = new Map<string, Link[]>();
	const firstOf = new Map<string, string>();
	for (const link of await ask<Link>(engine, sql, {}, {}, signal)) {
		const first =
			link.repeat_of === null ? link.complaint_no : (firstOf.get(link.repeat_of) ?? link.repeat_of);
		firstOf.set(link.complaint_no, first);
		const chain = chains.get(first);
		if (chain) chain.push(link);
		else chains.set(first, [link]);
	}
	return [...chains].map(([first, chain]) => ({
		kind: 'repeat',
		key: first,
		site: chain[0]!.site,
		category_l1: chain[0]!.category_l1,
		category_l2: chain[0]!.category_l2,
		month: chain.at(-1)!.received_month,
		observed: chain.length,
		...untested,
		complaints: chain.map((c) => c.complaint_no).join('; ')
	}));
}
