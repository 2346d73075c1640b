import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import sql from './exposure.sql?raw';
import type { Filter } from './filter.ts';
import { counts } from './tally/counts.ts';
import { byText } from './textOrder.ts';

export interface Households {
	readonly month: string;
	readonly site: string;
	/** Occupied ones. */
	readonly households: number;
}

export interface Exposure extends Households {
	readonly complaints: number;
}

/** The occupied households of each site in each month of receipt in which they are known, by site and month. */
export const householdsByMonth = (engine: Engine, signal?: AbortSignal): Promise<Households[]> =>
	ask<Households>(engine, sql, {}, {}, signal);

const countsSql = `-- One row per site and month of receipt. Key: site, month.
select received_month as month, site, count(*)::integer as complaints
from mart_complaints
where received_month is not null and site is not null /*filter*/
group by all
order by month, site`;

/** The same with the complaints of the filter, by month and site. */
export async function exposures(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<Exposure[]> {
	const [households, counted] = await Promise.all([
		householdsByMonth(engine, signal),
		counts<Exposure>(engine, countsSql, filter, {}, signal)
	]);
	const found = new Map(counted.map(({ month, site, complaints }) => [`${month} ${site}`, complaints]));
	return households
		.map((one) => ({ ...one, complaints: found.get(`${one.month} ${one.site}`) ?? 0 }))
		.sort((a, b) => byText(a.month, b.month) || byText(a.site, b.site));
}
