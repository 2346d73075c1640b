import type { Engine } from '#lib/engine/engine.ts';
import { askOne } from './ask.ts';

const sql = `-- One row per run. Key: fingerprint.
with parts as (
	select 1 as part, batch_no, concat_ws(chr(31), sha256, source_sheet, table_name, rows_imported, reading) as text
	from mart_batches
	union all
	select 2, 0, concat_ws(chr(31), coalesce(as_of::varchar, ''), rulebook_id, edition) from mart_run
	union all
	select 3, row_number() over (order by kind, complaint_no, subject), concat_ws(chr(31), kind, complaint_no, subject, value, reason, decided_by, decided_at)
	from mart_decisions
)
select sha256(coalesce(string_agg(text, chr(30) order by part, batch_no), '')) as fingerprint
from parts`;

/**
 * What the numbers rest on as one short mark: the files' own digests and sheets in order of import, with all that decided how their cells
 * became values (columns, orders of dates, spellings, rows moved back, whole months), as_of, the rulebook's edition and what people decided. 16 hex digits of a
 * SHA-256; the same ground gives the same mark on every machine.
 */
export async function fingerprint(engine: Engine, signal?: AbortSignal): Promise<string> {
	const row = await askOne<{ fingerprint: string }>(engine, sql, {}, {}, signal);
	return row.fingerprint.slice(0, 16);
}
