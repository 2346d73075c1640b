import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import type { Filter } from '#lib/metrics/filter.ts';

/** One day, 'YYYY-MM-DD'. */
export interface DayCount {
	readonly day: string;
	readonly n: number;
}

const yearsSql = `-- One row per year of receipt. Key: year.
select distinct year(received_on)::integer as year
from mart_complaints
where received_on is not null /*filter*/
order by year`;

const daysSql = `-- One row per day of the year. Key: day.
with received as (
	select received_on as day, count(*)::integer as n
	from mart_complaints
	where year(received_on) = $year /*filter*/
	group by all
), days as (
	select unnest(range(make_timestamp($year, 1, 1, 0, 0, 0), make_timestamp($year + 1, 1, 1, 0, 0, 0), interval 1 day))::date as day
)
select strftime(days.day, '%Y-%m-%d') as day, coalesce(received.n, 0) as n
from days
left join received on received.day = days.day
order by days.day`;

/** The years in which something was received, ascending. */
export const receiptYears = async (engine: Engine, filter: Filter, signal?: AbortSignal): Promise<number[]> =>
	(await ask<{ year: number }>(engine, yearsSql, filter, {}, signal)).map(({ year }) => year);

/** How many came in on each day of a year, days without any included. */
export const calendarYear = (
	engine: Engine,
	filter: Filter,
	year: number,
	signal?: AbortSignal
): Promise<DayCount[]> => ask<DayCount>(engine, daysSql, filter, { year: Math.trunc(year) }, signal);
