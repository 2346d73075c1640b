import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';

/** First and last time of receipt among the complaints of a batch that count. */
export interface BatchPeriod {
	readonly batch_id: string;
	readonly first: string;
	readonly last: string;
}

const sql = `-- One row per batch with dated complaints. Key: batch_id.
select b.batch_id, min(c.received_at) as first, max(c.received_at) as last
from mart_complaints as c join mart_batches as b using (batch_no)
where c.received_at is not null group by b.batch_id order by b.batch_id`;

/** The period that each complaint log covers; a log without a time of receipt has none. */
export const batchPeriods = (engine: Engine, signal?: AbortSignal): Promise<BatchPeriod[]> =>
	ask<BatchPeriod>(engine, sql, {}, {}, signal);
