import type { Engine } from '#lib/engine/engine.ts';
import { ask, askOne } from './ask.ts';

/** Rows of one batch that are not data, that gave way to others, or that have a problem, by kind. */
export interface BatchGroup {
	readonly problem: string;
	/** error, warning; note: rows that were left out. */
	readonly severity: string;
	readonly n: number;
	/** The first rows, at most 20. */
	readonly rows: readonly number[];
}

/** What came of one imported sheet. */
export interface BatchDetail {
	/** Rows that count; null for other tables than the complaints. */
	readonly judged: number | null;
	readonly groups: readonly BatchGroup[];
}

const groupsSql = `-- One row per problem of the batch. Key: problem.
select problem, any_value(severity) as severity, count(*)::integer as n,
	list_slice(list(distinct row order by row) filter (where row is not null), 1, 20) as rows
from mart_problems where batch_no = $batch group by problem
order by case any_value(severity) when 'note' then 0 when 'error' then 1 else 2 end, n desc, problem`;

/** What was skipped in a batch, what of it gave way, and what is wrong with the rest. `batch` counts from 1 in order of import. */
export async function batchDetail(engine: Engine, batch: number, signal?: AbortSignal): Promise<BatchDetail> {
	const places = { batch: Math.trunc(batch) };
	const { table_name: table, rows_judged: judged } = await askOne<{
		table_name: string;
		rows_judged: number;
	}>(engine, 'select table_name, rows_judged from mart_batches where batch_no = $batch', {}, places, signal);
	return {
		judged: table === 'complaints' ? judged : null,
		groups: await ask<BatchGroup>(engine, groupsSql, {}, places, signal)
	};
}

/** What taking a batch of complaints back out would do to the complaints that count. */
export interface UndoEffect {
	/** They stand in this batch alone and are gone. */
	readonly gone: number;
	/** An older row of theirs counts again. */
	readonly back: number;
	/** Rows of earlier batches that gave way to this one as the whole of their site-months. */
	readonly restored: number;
}

const undoSql = `-- One row. Key: gone.
with here as (
	select complaint_id from mart_complaints where batch_no = $batch
), older as (
	select distinct v.complaint_id
	from mart_versions as v
	semi join here as h on h.complaint_id = v.complaint_id
	where v.batch_no <> $batch and v.reason in ('superseded', 'corrected', 'replaced', 'duplicate')
)
select (select count(*)::integer from here anti join older using (complaint_id)) as gone,
	(select count(*)::integer from older) as back,
	(select count(*)::integer from mart_versions where reason = 'replaced' and gave_way_to_batch_no = $batch
		and complaint_id is null) as restored`;

/** What undoing a batch takes away and brings back, before it is done. */
export const undoEffect = (engine: Engine, batch: number, signal?: AbortSignal): Promise<UndoEffect> =>
	askOne<UndoEffect>(engine, undoSql, {}, { batch: Math.trunc(batch) }, signal);
