import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { compileEventFilter, compileFilter, type Filter } from '#lib/metrics/filter.ts';
import { isPartial, withGaps } from '#lib/metrics/months.ts';
import { trendOfShares, type Trend } from '#lib/metrics/trend.ts';
import { isEventClause } from '#lib/pipeline/marts/clauses.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import { placeOf } from './clauseCounts.ts';

export interface ClauseTrend {
	readonly trend: Trend;
	/** met / (met + breached), one a month. */
	readonly shares: readonly Proportion[];
}

const sql = `-- One row per month. Key: month.
select $month as month, ($met)::integer as met, ($breached)::integer as breached
from $from
where $where and $month is not null $conditions
group by all
order by month`;

/** The filter in the form that the clause's mart asks for. */
export const conditionsFor = (clause: string, filter: Filter): string =>
	isEventClause(clause) ? compileEventFilter(filter) : compileFilter(filter);

/** How often a clause was kept, month by month, as a control chart of shares. The months around a period are shown too. */
export async function clauseTrend(
	engine: Engine,
	filter: Filter,
	clause: string,
	signal?: AbortSignal
): Promise<ClauseTrend | null> {
	const place = placeOf(clause);
	if (!place) return null;
	const around = { ...filter, from: undefined, to: undefined, month: undefined };
	const places = {
		month: place.month,
		from: place.from,
		where: place.where,
		met: place.count('met'),
		breached: place.count('breached'),
		conditions: conditionsFor(clause, around)
	};
	const found = await ask<{ month: string; met: number; breached: number }>(engine, sql, {}, places, signal);
	const byMonth = new Map(found.map((row) => [row.month, row]));
	const { asOf } = await bounds(engine, signal);
	const months = withGaps(found.map(({ month }) => month)).map((month) => ({
		month,
		partial: isPartial(month, asOf)
	}));
	const shares = months.map(({ month }) => {
		const { met = 0, breached = 0 } = byMonth.get(month) ?? {};
		return proportion(met, met + breached);
	});
	const trend = trendOfShares(
		months,
		shares.map(({ numerator }) => numerator),
		shares.map(({ denominator }) => denominator)
	);
	return { trend, shares };
}
