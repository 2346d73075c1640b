import type { Engine } from '#lib/engine/engine.ts';
import { askOne } from './ask.ts';

const sql = `-- One row per run. Key: fingerprint.
with parts as (
	select 1 as part, b.batch_no, 0 as column_index,
		concat_ws(chr(31), b.sha256, b.source_sheet, b.table_name, b.rows_imported) as text
	from mart_batches as b
	union all
	select 2, c.batch_no, c.column_index, concat_ws(chr(31), c.header, coalesce(c.field, '')) from mart_batch_columns as c
	union all
	select 4, p.batch_no, p.row, p.problem from mart_problems as p where p.problem = 'shifted_row'
	union all
	select 3, 0, 0, concat_ws(chr(31), coalesce(as_of::varchar, ''), rulebook_id, edition) from mart_run
)
select sha256(coalesce(string_agg(text, chr(30) order by part, batch_no, column_index), '')) as fingerprint
from parts`;

/**
 * What the numbers rest on as one short mark: the files' own digests, sheets and accepted columns in order of import, the rows whose
 * cells were moved back, as_of and the rulebook's edition. 16 hex digits of a SHA-256; the same ground gives the same mark on every machine.
 */
export async function fingerprint(engine: Engine, signal?: AbortSignal): Promise<string> {
	const row = await askOne<{ fingerprint: string }>(engine, sql, {}, {}, signal);
	return row.fingerprint.slice(0, 16);
}
