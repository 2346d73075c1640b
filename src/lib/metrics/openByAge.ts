import type { Engine } from '#lib/engine/engine.ts';
import { askOne } from './ask.ts';
import type { Filter } from './filter.ts';

/** Days since receipt, the upper end without. */
export const ageBuckets = ['0-1', '1-3', '3-7', '7-30', '30+'] as const;
export type AgeBucket = (typeof ageBuckets)[number];

export interface AgeCount {
	readonly bucket: AgeBucket;
	readonly n: number;
}

const sql = `-- One row per question. Key: b0.
select
	count(*) filter (where age_days < 1)::integer as b0,
	count(*) filter (where age_days >= 1 and age_days < 3)::integer as b1,
	count(*) filter (where age_days >= 3 and age_days < 7)::integer as b2,
	count(*) filter (where age_days >= 7 and age_days < 30)::integer as b3,
	count(*) filter (where age_days >= 30)::integer as b4
from mart_complaints
where is_open /*filter*/`;

/** Open complaints by their age at as_of. Those without a time of receipt have none and are not among them. */
export async function openByAge(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<AgeCount[]> {
	const row = await askOne<Record<string, number>>(engine, sql, filter, {}, signal);
	return ageBuckets.map((bucket, i) => ({ bucket, n: row[`b${i}`]! }));
}
