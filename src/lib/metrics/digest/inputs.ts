import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';

/** One imported sheet of one table: what it is known by, and a mark of how its cells were read. */
export interface InputDigest {
	readonly file: string;
	readonly sheet: string;
	readonly table: string;
	readonly sha256: string;
	readonly reading: string;
	readonly rows: number;
}

const sql = `-- One row per batch. Key: batch_no.
select source_file as file, source_sheet as sheet, table_name as "table", sha256, reading, rows_imported as rows
from mart_batches
order by batch_no`;

/** What was imported, in order. */
export const inputDigests = (engine: Engine, signal?: AbortSignal): Promise<InputDigest[]> =>
	ask(engine, sql, {}, {}, signal);
