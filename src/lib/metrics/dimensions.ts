import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import { dimensionColumns, dimensionNames, type DimensionName, type Filter } from './filter.ts';

export interface DimensionValue {
	/** Null: not given. */
	readonly value: string | null;
	readonly n: number;
}
export type Dimensions = Readonly<Record<DimensionName, readonly DimensionValue[]>>;

const columns = dimensionNames.map((name) => dimensionColumns[name]);

/** What `grouping` says of the set that groups by one column alone: every other bit is set, the first column's is the highest. */
const levelOf = (at: number) => 2 ** columns.length - 1 - 2 ** (columns.length - 1 - at);

const sql = `-- One row per dimension and value. Key: dimension, value.
with groups as (
	select ${columns.join(', ')}, count(*)::integer as n, grouping(${columns.join(', ')}) as level
	from mart_complaints
	where true /*filter*/
	group by grouping sets (${columns.map((column) => `(${column})`).join(', ')})
)
select
	case level ${dimensionNames.map((name, at) => `when ${levelOf(at)} then '${name}'`).join(' ')} end as dimension,
	coalesce(${columns.join(', ')}) as value, n
from groups
order by dimension, n desc, value`;

/** The values that can be filtered by, with how many complaints have each, the most frequent first. */
export async function dimensions(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<Dimensions> {
	const found = await ask<DimensionValue & { dimension: DimensionName }>(engine, sql, filter, {}, signal);
	const of = (name: DimensionName) =>
		found.filter((r) => r.dimension === name).map(({ value, n }) => ({ value, n }));
	return Object.fromEntries(dimensionNames.map((name) => [name, of(name)])) as unknown as Dimensions;
}
