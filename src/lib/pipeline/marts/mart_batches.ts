import { hasColumns } from '#lib/pipeline/seeds.ts';

/** mart_batches: what was imported, how it was read as one mark, with the rows that count, and which columns each batch brought. */
export const martBatches = `-- One row per batch. Key: batch_no.
with judged as (
	select batch_no, count(*)::integer as rows_judged from fct_rows group by batch_no
)
select b.batch_no, b.batch_id, b.source_file, b.source_sheet, b.table_name, b.sha256, r.reading,
	b.rows_read, b.rows_skipped, b.rows_imported, coalesce(j.rows_judged, 0)::integer as rows_judged,
	${hasColumns.map((c) => `b.${c}`).join(', ')}
from stg_batches as b
join stg_readings as r using (batch_no)
left join judged as j using (batch_no)
`;
