import type { Engine } from '#lib/engine/engine.ts';
import { ask, askOne } from './ask.ts';

/** An imported row that is not judged, where it stands and what it gave way to. */
export interface GivenWay {
	readonly batch_no: number;
	readonly source_file: string;
	readonly source_sheet: string;
	readonly source_row: number;
	readonly complaint_no: string | null;
	/** The complaint that it belongs to; null where none counts. */
	readonly complaint_id: number | null;
	/** duplicate, superseded, corrected, replaced or after_as_of. */
	readonly reason: string;
	readonly to_file: string | null;
	readonly to_sheet: string | null;
	readonly to_row: number | null;
}

const selected = `select v.batch_no, v.source_file, v.source_sheet, v.source_row, v.complaint_no, v.complaint_id, v.reason,
	b.source_file as to_file, b.source_sheet as to_sheet, v.gave_way_to_source_row as to_row
from mart_versions as v
left join mart_batches as b on b.batch_no = v.gave_way_to_batch_no`;

const ofComplaintSql = `-- One row per row that belongs to the complaint and is not judged. Key: batch_no, source_row.
${selected}
where v.complaint_id = $id order by v.batch_no, v.source_row`;

const pageSql = `-- One row per row of the page that is not judged. Key: batch_no, source_row.
${selected}
where v.reason = '$reason' order by v.batch_no, v.source_row limit $limit offset $offset`;

/** The rows that gave way to this complaint's, in order of import. */
export const versionsOf = (engine: Engine, id: number, signal?: AbortSignal): Promise<GivenWay[]> =>
	ask<GivenWay>(engine, ofComplaintSql, {}, { id: Math.trunc(id) }, signal);

/** A page of all rows that are not judged for one reason. */
export async function versionPage(
	engine: Engine,
	{ reason, offset, limit }: { readonly reason: string; readonly offset: number; readonly limit: number },
	signal?: AbortSignal
): Promise<GivenWay[]> {
	if (!/^\w+$/.test(reason)) return [];
	const places = { reason, offset: Math.trunc(offset), limit: Math.trunc(limit) };
	return ask<GivenWay>(engine, pageSql, {}, places, signal);
}

/** Where the judged row of a complaint stands. */
export interface JudgedPlace {
	readonly batch_no: number;
	readonly source_row: number;
	readonly source_file: string;
	readonly source_sheet: string;
}

/** Where the row stands that a complaint is judged by. */
export const judgedPlace = (engine: Engine, id: number, signal?: AbortSignal): Promise<JudgedPlace> =>
	askOne<JudgedPlace>(
		engine,
		'select batch_no, source_row, source_file, source_sheet from mart_complaints where complaint_id = $id',
		{},
		{ id: Math.trunc(id) },
		signal
	);
