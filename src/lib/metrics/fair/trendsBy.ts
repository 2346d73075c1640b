import type { Engine } from '#lib/engine/engine.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { isPartial, withGaps } from '#lib/metrics/months.ts';
import { paretoDimensions, type ParetoDimension } from '#lib/metrics/pareto.ts';
import { counts } from '#lib/metrics/tally/counts.ts';
import { trendOfCounts, type Trend } from '#lib/metrics/trend.ts';

export interface GroupTrend {
	/** Null: not given. */
	readonly key: string | null;
	readonly n: number;
	readonly trend: Trend;
}

const sql = `-- One row per value of the dimension and month of receipt. Key: key, month.
select $dimension as key, received_month as month, count(*)::integer as n
from mart_complaints
where received_month is not null /*filter*/
group by all
order by month, key`;

/** How many came in by month, for each of the largest values of a dimension, as control charts over the same months. */
export async function trendsBy(
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension,
	most: number,
	signal?: AbortSignal
): Promise<GroupTrend[]> {
	if (!paretoDimensions.includes(dimension)) return [];
	const { asOf } = await bounds(engine, signal);
	const counted = await counts<{ key: string | null; month: string; n: number }>(
		engine,
		sql,
		filter,
		{ dimension },
		signal
	);
	const months = withGaps([...new Set(counted.map(({ month }) => month))]).map((month) => ({
		month,
		partial: isPartial(month, asOf)
	}));
	const keys = [...new Set(counted.map(({ key }) => key))];
	return keys
		.map((key) => {
			const rows = counted.filter((row) => row.key === key);
			return { key, rows, n: rows.reduce((sum, { n }) => sum + n, 0) };
		})
		.sort((a, b) => b.n - a.n || ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
		.slice(0, most)
		.map(({ key, rows, n }) => {
			const found = new Map(rows.map((row) => [row.month, row.n]));
			const values = months.map(({ month }) => found.get(month) ?? 0);
			return { key, n, trend: trendOfCounts(months, values) };
		});
}
