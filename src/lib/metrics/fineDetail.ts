import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import { fineColumns, type FineRow } from './ledger.ts';

/** A line with what its explanation tells of its complaint. */
export interface FineDetail extends FineRow {
	/** The edition that the complaint is judged by; null for lines that belong to no complaint. */
	readonly edition: string | null;
	readonly recorder: string | null;
	readonly content: string | null;
	readonly received_at: string | null;
}

const sql = `-- One row per ledger line. Key: fine_id.
select ${fineColumns}, c.edition, c.recorder, c.content, c.received_at
from mart_fines as f
left join mart_complaints as c on c.complaint_id = f.complaint_id
where f.fine_id = $id`;

/** One line of the ledger; null where there is none of this number. */
export async function fineDetail(
	engine: Engine,
	id: number,
	signal?: AbortSignal
): Promise<FineDetail | null> {
	if (!Number.isSafeInteger(id)) return null;
	const [line] = await ask<FineDetail>(engine, sql, {}, { id }, signal);
	return line ?? null;
}
