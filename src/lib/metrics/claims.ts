import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';

/** One line of the claims register. */
export interface ClaimRow {
	readonly complaint_id: number;
	readonly complaint_no: string;
	readonly received_at: string | null;
	readonly received_at_date_only: boolean | null;
	readonly site: string | null;
	readonly unit: string | null;
	readonly complainant: string | null;
	readonly category_l1: string | null;
	readonly amount_fen: number | null;
	readonly status: string | null;
	readonly result: string | null;
}

const sql = `-- One row per complaint with a claim. Key: complaint_id.
select complaint_id, complaint_no, received_at, received_at_date_only, site, unit, complainant, category_l1,
	claim_amount_fen::double as amount_fen, status, result
from mart_complaints
where (claim_requested or claim_amount_fen > 0) /*filter*/
order by received_at nulls last, complaint_id`;

/** The complaints of a filter that ask for compensation, by time of receipt. */
export async function claims(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<ClaimRow[]> {
	return ask<ClaimRow>(engine, sql, filter, {}, signal);
}
