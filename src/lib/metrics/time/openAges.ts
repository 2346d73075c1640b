import type { Engine } from '#lib/engine/engine.ts';
import { ageBuckets, ageIs } from '#lib/metrics/ages.ts';
import { ask } from '#lib/metrics/ask.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { paretoDimensions, type ParetoDimension } from '#lib/metrics/pareto.ts';

export interface OpenAges {
	/** Null: not given; the rest, too. */
	readonly key: string | null;
	/** How many values were put together; 0 for a value of its own. */
	readonly rest: number;
	/** One count a bucket of age, the youngest first. */
	readonly counts: readonly number[];
}

const mostGroups = 8;
const bandOf = ageBuckets.map((bucket, i) => `count(*) filter (where ${ageIs(bucket)})::integer as b${i}`);

const sql = `-- One row per value of the dimension. Key: key.
select $dimension as key, ${bandOf.join(', ')}, count(*)::integer as n
from mart_complaints
where is_open and age_days is not null /*filter*/
group by all
order by n desc, key`;

/** What is open by age and a dimension: the largest groups, the others together as one. */
export async function openAges(
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension,
	signal?: AbortSignal
): Promise<OpenAges[]> {
	if (!paretoDimensions.includes(dimension)) return [];
	const found = await ask<Record<string, number> & { key: string | null }>(
		engine,
		sql,
		filter,
		{ dimension },
		signal
	);
	const counts = (row: Record<string, unknown>) => bandOf.map((_, i) => Number(row[`b${i}`]));
	const fits = found.length <= mostGroups;
	const named = found.slice(0, fits ? mostGroups : mostGroups - 1).map((row) => ({
		key: row.key,
		rest: 0,
		counts: counts(row)
	}));
	const others = found.slice(named.length);
	if (others.length === 0) return named;
	const together = bandOf.map((_, i) => others.reduce((sum, row) => sum + counts(row)[i]!, 0));
	return [...named, { key: null, rest: others.length, counts: together }];
}
