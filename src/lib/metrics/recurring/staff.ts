import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import { untested, type RecurringLimits, type RecurringRow } from './limits.ts';

const sql = `-- One row per person complained of and month. Key: target_person, month.
with named as (
	select target_person, received_month as month, site, complaint_no, complaint_id,
		case when unit is not null then concat_ws(chr(31), 'unit', site, unit)
			when phone is not null then concat_ws(chr(31), 'phone', phone)
			when complainant is not null then concat_ws(chr(31), 'name', site, complainant) end as who
	from mart_complaints
	where target_person is not null and received_month is not null
)
select target_person as key, month, count(distinct who)::integer as units,
	if(count(distinct site) = 1, min(site), null) as site,
	string_agg(complaint_no, '; ' order by complaint_id) as complaints
from named
where who is not null
group by target_person, month
having count(distinct who) >= $units
order by month, key`;

/** S3: one person complained of by several different units in a calendar month. Never a handler. */
export async function staffComplaints(
	engine: Engine,
	{ staffUnits }: RecurringLimits,
	signal?: AbortSignal
): Promise<RecurringRow[]> {
	const found = await ask<{
		key: string;
		month: string;
		units: number;
		site: string | null;
		complaints: string;
	}>(engine, sql, {}, { units: staffUnits }, signal);
	return found.map(({ units, ...row }) => ({
		kind: 'staff',
		...row,
		category_l1: null,
		category_l2: null,
		observed: units,
		...untested
	}));
}
