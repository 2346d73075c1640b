import type { Engine } from '#lib/engine/engine.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import { columnsOfField } from '#lib/pipeline/staging/columns.ts';
import { ask, askOne } from './ask.ts';

export interface FieldCoverage {
	/** A canonical field of the complaint log. */
	readonly field: string;
	/** At least one imported complaint log has such a column. */
	readonly present: boolean;
	/** Complaints that have a value. */
	readonly filled: number;
}

const fields = fieldsOf('complaints').filter((f) => !f.name.startsWith('progress_'));

const sql = `-- One row per run. Key: has_received_at.
with filled as (
	select ${fields.map((f) => `count(${columnsOfField(f)[0]!.name})::integer as n_${f.name}`).join(', ')}
	from mart_complaints
), present as (
	select ${fields.map((f) => `coalesce(bool_or(has_${f.name}), false) as has_${f.name}`).join(', ')}
	from mart_batches
)
select ${fields.flatMap((f) => [`n_${f.name}`, `has_${f.name}`]).join(', ')}
from filled, present`;

/** Which canonical columns the logs have and how well they are filled, so that a page can say what would bring it alive. */
export async function coverage(engine: Engine, signal?: AbortSignal): Promise<FieldCoverage[]> {
	const row = await askOne<Record<string, number | boolean>>(engine, sql, {}, {}, signal);
	return fields.map(({ name }) => ({
		field: name,
		present: row[`has_${name}`] === true,
		filled: Number(row[`n_${name}`])
	}));
}

const tablesSql = `-- One row per table and column that was imported. Key: table, field.
select distinct b.table_name as "table", c.field
from mart_batches as b
left join mart_batch_columns as c using (batch_no)`;

/** Which tables were imported, with which of their columns. */
export const importedTables = (
	engine: Engine,
	signal?: AbortSignal
): Promise<{ readonly table: string; readonly field: string | null }[]> =>
	ask(engine, tablesSql, {}, {}, signal);
