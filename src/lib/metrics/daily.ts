import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';

/** One day of receipt, 'YYYY-MM-DD'. */
export interface Day {
	readonly day: string;
	readonly received: number;
}

const sql = `-- One row per day between the first and the last. Key: day.
with received as (
	select received_on as day, count(*)::integer as n
	from mart_complaints
	where received_on is not null /*filter*/
	group by all
), bounds as (
	select min(day) as first_day, max(day) as last_day from received
), days as (
	select unnest(range(first_day::timestamp, last_day::timestamp + interval 1 day, interval 1 day))::date as day
	from bounds
)
select strftime(days.day, '%Y-%m-%d') as day, coalesce(received.n, 0) as received
from days left join received using (day)
order by day
limit 400`;

/** How many came in each day, days without any included: for logs too short for months. */
export const daily = (engine: Engine, filter: Filter, signal?: AbortSignal): Promise<Day[]> =>
	ask<Day>(engine, sql, filter, {}, signal);
