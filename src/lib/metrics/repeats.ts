import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';

/** A complaint that repeats an earlier one. */
export interface RepeatRow {
	readonly complaint_id: number;
	readonly complaint_no: string;
	/** The number of the earlier complaint. */
	readonly repeat_of: string;
	readonly received_at: string | null;
	readonly received_at_date_only: boolean | null;
	readonly site: string | null;
	readonly unit: string | null;
	readonly category_l1: string | null;
	readonly department: string | null;
	readonly status: string | null;
}

const sql = `-- One row per repeated complaint. Key: complaint_id.
select complaint_id, complaint_no, repeat_of, received_at, received_at_date_only, site, unit, category_l1, department, status
from mart_complaints
where repeat_of is not null /*filter*/
order by received_at nulls last, complaint_id`;

/** The complaints of a filter that repeat an earlier one, by time of receipt. */
export async function repeats(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<RepeatRow[]> {
	return ask<RepeatRow>(engine, sql, filter, {}, signal);
}
