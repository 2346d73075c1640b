import type { Engine } from '#lib/engine/engine.ts';
import { ageBuckets, ageIs, type AgeBucket } from './ages.ts';
import type { Filter } from './filter.ts';
import { countsOne } from './tally/counts.ts';

export { ageBuckets, type AgeBucket } from './ages.ts';

export interface AgeCount {
	readonly bucket: AgeBucket;
	readonly n: number;
}

const sql = `-- One row per question. Key: b0.
select
	${ageBuckets.map((bucket, at) => `count(*) filter (where ${ageIs(bucket)})::integer as b${at}`).join(',\n\t')}
from mart_complaints
where is_open /*filter*/`;

/** Open complaints by their age at as_of. Those without a time of receipt have none and are not among them. */
export async function openByAge(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<AgeCount[]> {
	const row = await countsOne<Record<string, number>>(engine, sql, filter, {}, signal);
	return ageBuckets.map((bucket, i) => ({ bucket, n: row[`b${i}`]! }));
}
