import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { complaintClauses, eventClauses } from '#lib/pipeline/marts/clauses.ts';
import { complaintColumns } from '#lib/pipeline/marts/complaintColumns.ts';
import { ask } from './ask.ts';
import type { ClauseRow } from './clauseRows.ts';
import { fineColumns, type FineRow } from './ledger.ts';

/** A cell as it stands in the file. */
export interface SourceCell {
	readonly header: string;
	/** The canonical field that the column was mapped to; null for an extra attribute. */
	readonly field: string | null;
	readonly text: string | null;
}

/** Every field of a judged complaint by its canonical name; times as text, money in fen. */
export type ComplaintFields = Readonly<Record<string, string | number | boolean | null>>;

export interface ProgressRow {
	readonly complaint_id: number;
	readonly seq: number;
	readonly reported_at: string | null;
	readonly reported_by: string | null;
	readonly note: string | null;
}

export interface VersionRow {
	readonly source_file: string;
	readonly source_sheet: string;
	readonly source_row: number;
	/** duplicate, superseded or after_as_of. */
	readonly reason: string;
}

export interface RelatedComplaint {
	readonly complaint_id: number;
	readonly complaint_no: string;
	readonly received_at: string | null;
	readonly content: string | null;
}

export interface ComplaintDetail {
	readonly complaint: ComplaintFields;
	readonly clauses: readonly Omit<ClauseRow, 'proof_at'>[];
	readonly fines: readonly FineRow[];
	readonly progress: readonly ProgressRow[];
	/** Other imported rows that gave way to this one. */
	readonly versions: readonly VersionRow[];
	/** What this one repeats, and what repeats it. */
	readonly repeats: readonly RelatedComplaint[];
	readonly source: {
		readonly file: string;
		readonly sheet: string;
		readonly row: number;
		readonly cells: readonly SourceCell[];
		/** True where the row had slipped: `cells` are those of the file, it is read with them moved back. */
		readonly repaired: boolean;
	};
}

const computed = [
	'source_file',
	'source_sheet',
	'is_done',
	'done_at',
	'done_flagged',
	'is_open',
	'handling_seconds',
	'handling_state',
	'age_days',
	'satisfied',
	'satisfaction_score',
	'fine_count',
	'breached_count'
];

export const complaintSql = `-- One row per complaint. Key: complaint_id.
select ${[...complaintColumns, ...computed].join(', ')}, fines_fen::double as fines_fen
from mart_complaints where complaint_id in ($id)`;

export const clausesSql = `-- One row per complaint, clause and instance. Key: complaint_id, clause, instance.
select k.complaint_id, k.complaint_no, k.site, null as received_at, null as category_l1, null as department,
	null as handler, k.clause, k.instance, k.start_at, k.due_at, k.actual_at,
	k.seconds_over::double as seconds_over, k.outcome::varchar as outcome, k.reason, k.start_from, k.due_from
from mart_clauses as k where k.complaint_id in ($id)
order by k.complaint_id, list_position([${[...complaintClauses, ...eventClauses].map((c) => `'${c}'`).join(', ')}], k.clause), k.complaint_no, k.instance`;

const finesSql = `-- One row per ledger line. Key: fine_id.
select ${fineColumns}
from mart_fines as f where f.complaint_id = $id order by f.due_at, f.article, f.fine_id`;

export const progressSql = `-- One row per progress report. Key: complaint_id, seq.
select complaint_id, seq, reported_at, reported_by, note from mart_progress where complaint_id in ($id) order by complaint_id, seq`;

const versionsSql = `-- One row per row that gave way. Key: batch_no, source_row.
select source_file, source_sheet, source_row, reason
from mart_versions where complaint_id = $id order by batch_no, source_row`;

const repeatsSql = `-- One row per related complaint. Key: complaint_id.
with this as (
	select complaint_id, complaint_no, repeat_of from mart_complaints where complaint_id = $id
)
select c.complaint_id, c.complaint_no, c.received_at, c.content
from mart_complaints as c, this
where c.complaint_id <> this.complaint_id and (c.complaint_no = this.repeat_of or c.repeat_of = this.complaint_no)
order by c.received_at, c.complaint_id`;

const columnsSql = `-- One row per column of the batch. Key: column_index.
select column_index, header, field from mart_batch_columns where batch_no = $batch order by column_index`;

const repairedSql = `-- One row where the complaint's row had slipped. Key: row.
select row from mart_problems where batch_no = $batch and row = $row and problem = 'shifted_row'`;

/** Everything about one complaint, down to its cells in the file; null where there is no such complaint. */
export async function complaint(
	engine: Engine,
	id: number,
	signal?: AbortSignal
): Promise<ComplaintDetail | null> {
	if (!Number.isSafeInteger(id)) return null;
	const places = { id };
	const of = <T>(sql: string) => ask<T>(engine, sql, {}, places, signal);
	const [fields] = await of<ComplaintFields>(complaintSql);
	if (!fields) return null;
	const [batch, row] = [Number(fields.batch_no), Number(fields.source_row)];
	const repaired = (await ask(engine, repairedSql, {}, { batch, row }, signal)).length > 0;
	return {
		complaint: fields,
		clauses: await of<Omit<ClauseRow, 'proof_at'>>(clausesSql),
		fines: await of<FineRow>(finesSql),
		progress: await of<ProgressRow>(progressSql),
		versions: await of<VersionRow>(versionsSql),
		repeats: await of<RelatedComplaint>(repeatsSql),
		source: {
			file: String(fields.source_file),
			sheet: String(fields.source_sheet ?? ''),
			row,
			cells: await sourceCells(engine, batch, row, repaired ? 'unrepaired' : 'rows', signal),
			repaired
		}
	};
}

/** The cells of one row as they stand in the file, read from its batch, attached as `b<batch_no>`. */
async function sourceCells(
	engine: Engine,
	batch: number,
	row: number,
	table: 'rows' | 'unrepaired',
	signal?: AbortSignal
): Promise<SourceCell[]> {
	const columns = await ask<{ column_index: number; header: string; field: string | null }>(
		engine,
		columnsSql,
		{},
		{ batch },
		signal
	);
	if (columns.length === 0) return [];
	const names = columns.map((c) => `c${c.column_index}`).join(', ');
	const [cells] = rows<Record<string, string | null>>(
		await engine.query(`select ${names} from b${batch}.${table} where source_row = ${row}`, signal)
	);
	return columns.map(({ column_index, header, field }) => ({
		header,
		field,
		text: cells?.[`c${column_index}`] ?? null
	}));
}
