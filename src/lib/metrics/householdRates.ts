import type { Engine } from '#lib/engine/engine.ts';
import { exposures } from './exposure.ts';
import type { Filter } from './filter.ts';
import { trendOfRates, type Trend, type TrendMonth } from './trend.ts';

/** A rate is told for so many households. */
export const perHouseholds = 1000;

/**
 * Complaints per 1,000 occupied households a month, of the sites of the filter whose households are known in that month. A month in which none is known has
 * no value. The period of the filter is not asked: the months around it are shown too.
 */
export async function householdRates(
	engine: Engine,
	filter: Filter,
	months: readonly TrendMonth[],
	signal?: AbortSignal
): Promise<Trend> {
	const found = await exposures(engine, filter, signal);
	const asked = new Set(filter.site ?? []);
	const sums = new Map<string, { households: number; complaints: number }>();
	for (const { month, site, households, complaints } of found) {
		if (asked.size > 0 && !asked.has(site)) continue;
		const sum = sums.get(month) ?? { households: 0, complaints: 0 };
		sums.set(month, { households: sum.households + households, complaints: sum.complaints + complaints });
	}
	return trendOfRates(
		months,
		months.map(({ month }) => sums.get(month)?.complaints ?? 0),
		months.map(({ month }) => sums.get(month)?.households ?? null),
		perHouseholds
	);
}
