import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';

/** One line of form F2, the record list. */
export interface RecordRow {
	readonly complaint_id: number;
	readonly complaint_no: string;
	readonly complainant: string | null;
	readonly phone: string | null;
	readonly received_at: string | null;
	readonly received_at_date_only: boolean | null;
	readonly recorder: string | null;
	readonly content: string | null;
	readonly status: string | null;
	readonly result: string | null;
	readonly opinion: string | null;
	readonly remarks: string | null;
	/** For the monthly summary table: nature, judgement, its basis, done, followed up. */
	readonly nature: string | null;
	readonly validity: string | null;
	readonly validity_basis: string | null;
	readonly is_done: boolean;
	readonly is_open: boolean | null;
	readonly followup_at: string | null;
	readonly satisfaction: string | null;
	readonly site: string | null;
	readonly unit: string | null;
	readonly category_l1: string | null;
}

const sql = `-- One row per complaint. Key: complaint_id.
select complaint_id, complaint_no, complainant, phone, received_at, received_at_date_only, recorder, content, status,
	result, opinion, remarks, nature, validity, validity_basis, is_done, is_open, followup_at, satisfaction, site, unit, category_l1
from mart_complaints
where true /*filter*/
order by received_at nulls last, complaint_id
limit $limit`;

/** The record list F2 of the complaints of a filter, by time of receipt. */
export async function recordList(
	engine: Engine,
	filter: Filter,
	limit = 100_000,
	signal?: AbortSignal
): Promise<RecordRow[]> {
	return ask<RecordRow>(engine, sql, filter, { limit }, signal);
}
