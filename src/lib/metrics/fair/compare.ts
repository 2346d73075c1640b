import type { Engine } from '#lib/engine/engine.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { householdsByMonth } from '#lib/metrics/exposure.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { lastDay } from '#lib/metrics/months.ts';
import { paretoDimensions, type ParetoDimension } from '#lib/metrics/pareto.ts';
import { counts, countsOne } from '#lib/metrics/tally/counts.ts';
import { comparisonOf, type Comparison, type Counted } from './comparison.ts';
import sharesSql from './groupShares.sql?raw';
import { countedBy, type ShareMeasure } from './measures.ts';
import { spanOf, type Span } from './span.ts';

export type { ComparedGroup, Comparison } from './comparison.ts';
export type { ShareMeasure } from './measures.ts';

/** A share by a dimension, each value beside all of them together; nothing where there is no such measure or dimension. */
export async function compareShares(
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension,
	measure: ShareMeasure,
	signal?: AbortSignal
): Promise<Comparison> {
	const counted = countedBy(measure);
	if (!counted || !paretoDimensions.includes(dimension)) return comparisonOf('share', []);
	const places = { dimension, of: counted.of, out_of: counted.outOf };
	return comparisonOf('share', await counts<Counted>(engine, sharesSql, filter, places, signal));
}

export interface SiteRates extends Comparison {
	/** Complaints in view that belong to no site and month with known households. */
	readonly outside: number;
}

const totalSql = `-- One row per question. Key: complaints.
select count(*)::integer as complaints
from mart_complaints
where true /*filter*/`;

/** Complaints per household and month by site, over the days that the filter asks for and the log covers. */
export async function compareSites(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<SiteRates> {
	const span = spanOf(filter, await bounds(engine, signal));
	const total = countsOne<{ complaints: number }>(engine, totalSql, filter, {}, signal);
	if (span === null) return { ...comparisonOf('rate', []), outside: (await total).complaints };
	const within = { from: span.first, to: span.last };
	const [{ complaints }, households, months, counted] = await Promise.all([
		total,
		householdsByMonth(engine, signal),
		counts<{ month: string }>(engine, monthsSql, within, {}, signal),
		counts<SiteMonth>(engine, siteMonthsSql, { ...filter, ...within }, {}, signal)
	]);
	const alive = new Set(months.map(({ month }) => month));
	const found = new Map(counted.map(({ site, month, complaints: k }) => [`${month} ${site}`, k]));
	const sums = new Map<string, { k: number; days: Map<number, number> }>();
	for (const { site, month, households: n } of households) {
		if (!alive.has(month) || (filter.site?.length && !filter.site.includes(site))) continue;
		const sum = sums.get(site) ?? { k: 0, days: new Map<number, number>() };
		sums.set(site, sum);
		sum.k += found.get(`${month} ${site}`) ?? 0;
		const length = lastDay(month);
		sum.days.set(length, (sum.days.get(length) ?? 0) + (n ?? 0) * daysIn(month, span));
	}
	const groups = [...sums].map(([key, { k, days }]) => ({ key, k, size: householdMonths(days) }));
	const inside = groups.reduce((sum, { k }) => sum + k, 0);
	return { ...comparisonOf('rate', groups), outside: complaints - inside };
}

const monthsSql = `-- One row per month of receipt. Key: month.
select received_month as month, count(*)::integer as complaints
from mart_complaints
where received_month is not null /*filter*/
group by all
order by month`;

const siteMonthsSql = `-- One row per site and month of receipt. Key: site, month.
select site, received_month as month, count(*)::integer as complaints
from mart_complaints
where site is not null and received_month is not null /*filter*/
group by all
order by site, month`;

interface SiteMonth {
	readonly site: string;
	readonly month: string;
	readonly complaints: number;
}

/** How many days of a month lie in the span. */
function daysIn(month: string, { first, last }: Span): number {
	const from = month === first.slice(0, 7) ? Number(first.slice(8)) : 1;
	const to = month === last.slice(0, 7) ? Number(last.slice(8)) : lastDay(month);
	return to - from + 1;
}

/** Household-days of months of each length stay whole numbers until here, so that their sum does not depend on an order. */
const householdMonths = (days: ReadonlyMap<number, number>): number =>
	[28, 29, 30, 31].reduce((sum, length) => sum + (days.get(length) ?? 0) / length, 0);
