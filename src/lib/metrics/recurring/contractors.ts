import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import { untested, type RecurringLimits, type RecurringRow } from './limits.ts';

/** One row per notice that a contractor broke: when the first of its limits ran out, or when it was refused. */
export const brokenSql = `broken as (
	select subject as contractor, event_id as notice_no, min(complaint_id) as complaint_id, min(due_at) as broken_at
	from (
		select subject, event_id, complaint_id, due_at
		from mart_events
		where clause in ('on_site', 'rectify', 'notice_return') and outcome = 'breached'
		union all
		select person, complaint_no, complaint_id, due_at
		from mart_fines
		where role = 'contractor' and clause = 'recorded' and status in ('proposed', 'waived')
	)
	where subject is not null and due_at is not null
	group by subject, event_id
)`;

const sql = `-- One row per contractor and month. Key: key, month.
with ${brokenSql}, counted as (
	select contractor, strftime(broken_at, '%Y-%m') as month,
		count(*) over lately as n,
		list(complaint_id) over lately as complaint_ids,
		row_number() over (partition by contractor, month order by broken_at desc, notice_no desc) as nth
	from broken
	window lately as (
		partition by contractor order by broken_at
		range between $span preceding and current row
	)
), found as (
	select contractor, month, n, unnest(if(len(complaint_ids) = 0, [null], complaint_ids)) as complaint_id
	from counted
	where nth = 1 and n >= $notices
)
select f.contractor as key, f.month, any_value(f.n)::integer as notices,
	if(count(distinct c.site) = 1, min(c.site), null) as site,
	coalesce(string_agg(distinct c.complaint_no, '; ' order by c.complaint_no), '') as complaints
from found as f
left join mart_complaints as c on c.complaint_id = f.complaint_id
group by f.contractor, f.month
order by f.month, f.contractor`;

interface Found {
	readonly key: string;
	readonly month: string;
	readonly notices: number;
	readonly site: string | null;
	readonly complaints: string;
}

/**
 * S1: one contractor who broke so many notices within so many months, one row for each month in which he broke another.
 * A notice is broken when the first of its limits ran out, or when it was refused.
 */
export async function brokenNotices(
	engine: Engine,
	{ contractorNotices, contractorMonths }: RecurringLimits,
	signal?: AbortSignal
): Promise<RecurringRow[]> {
	const span = `interval '${contractorMonths} months' - interval '1 microsecond'`;
	const found = await ask<Found>(engine, sql, {}, { notices: contractorNotices, span }, signal);
	return found.map(({ notices, ...row }) => ({
		kind: 'contractor',
		...row,
		category_l1: null,
		category_l2: null,
		observed: notices,
		...untested
	}));
}
