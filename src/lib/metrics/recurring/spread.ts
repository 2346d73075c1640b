import { lastDay, monthsBetween } from '#lib/metrics/months.ts';
import { poissonSpread, type Spread } from '#lib/stats/poissonSpread.ts';
import type { MonthCount } from './history.ts';
import type { Finding } from './issues.ts';

/** From here on the months are said to vary more than chance makes them. */
const unlikely = 0.05;

/** How much the months that a count is compared with vary, where that is more than chance; else null. */
export function spreadBefore(
	counts: readonly MonthCount[],
	{ from, to }: NonNullable<Finding['compared']>
): Spread | null {
	const byMonth = new Map(counts.map(({ month, n }) => [month, n]));
	const spread = poissonSpread(
		monthsBetween(from, to).map((month) => ({ events: byMonth.get(month) ?? 0, exposure: lastDay(month) }))
	);
	return spread !== null && spread.p < unlikely ? spread : null;
}
