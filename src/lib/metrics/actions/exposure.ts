import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import { monthsBetween } from '#lib/metrics/months.ts';
import { daysIn, within, type Span } from './windows.ts';

/** Household-days of a span. */
export type Share = (span: Span) => number;

const sitesSql = `-- One row per site of the complaints in scope. Key: site.
select distinct site from mart_complaints where true$scope`;

const knownSql = `-- One row per site and month from which its households are known. Key: site, from_month.
select site, from_month, occupied_households as households from mart_exposure order by site, from_month`;

/**
 * How many household-days the sites of a scope have in a span; null where some site has no known number of occupied
 * households in some month of the spans, or where a complaint has no site.
 */
export async function householdDays(
	engine: Engine,
	scope: string,
	spans: readonly Span[],
	signal?: AbortSignal
): Promise<Share | null> {
	const sites = (await ask<{ site: string | null }>(engine, sitesSql, {}, { scope }, signal)).map(
		({ site }) => site
	);
	const known = await ask<{ site: string; from_month: string; households: number }>(
		engine,
		knownSql,
		{},
		{},
		signal
	);
	const at = (site: string | null, month: string) =>
		known.findLast((row) => row.site === site && row.from_month <= month)?.households;
	const months = [
		...new Set(spans.flatMap(({ from, to }) => monthsBetween(from.slice(0, 7), to.slice(0, 7))))
	];
	const byMonth = new Map<string, number>();
	for (const month of months) {
		let sum = 0;
		for (const site of sites) {
			const households = at(site, month);
			if (households === undefined) return null;
			sum += households;
		}
		byMonth.set(month, sum);
	}
	if (sites.length === 0) return null;
	return (span) =>
		monthsBetween(span.from.slice(0, 7), span.to.slice(0, 7)).reduce((sum, month) => {
			const part = within(month, span);
			return sum + (part ? daysIn(part) * (byMonth.get(month) ?? 0) : 0);
		}, 0);
}
