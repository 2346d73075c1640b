import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask, askOne } from './ask.ts';
import type { Filter } from './filter.ts';
import compared from './recordedFines.sql?raw';

/** neither: no fine on either side · different: both, but not the same sum. */
export const fineVerdicts = ['agree', 'different', 'only_recorded', 'only_computed', 'neither'] as const;
export type FineVerdict = (typeof fineVerdicts)[number];

/** What the log says was fined for a complaint, and what the rules come to. */
export interface RecordedFine {
	readonly complaint_id: number;
	readonly complaint_no: string;
	readonly received_at: string | null;
	readonly received_at_date_only: boolean | null;
	readonly department: string | null;
	readonly handler: string | null;
	/** Null: the cell is empty. */
	readonly recorded_fen: number | null;
	/** Applied lines: waived ones and proposals are left out. */
	readonly computed_fen: number;
	readonly verdict: FineVerdict;
}

export interface RecordedFineCount {
	readonly verdict: FineVerdict;
	readonly complaints: number;
	readonly recordedFen: number;
	readonly computedFen: number;
}

export interface RecordedFines {
	readonly counts: readonly RecordedFineCount[];
	/** Complaints of logs without such a column: nothing to compare with. */
	readonly untold: number;
}

const countsSql = `${compared}select verdict, count(*)::integer as complaints, coalesce(sum(recorded_fen), 0)::double as "recordedFen",
	sum(computed_fen)::double as "computedFen"
from compared group by verdict
order by list_position([${fineVerdicts.map(literal).join(', ')}], verdict)`;

const untoldSql = `-- One row. Key: n.
select count(*)::integer as n from mart_complaints
where batch_no not in (select batch_no from mart_batch_columns where field = 'recorded_penalty') /*filter*/`;

const rowsSql = `${compared}select complaint_id, complaint_no, received_at, received_at_date_only, department, handler,
	recorded_fen::double as recorded_fen, computed_fen::double as computed_fen, verdict
from compared where $which
order by abs(coalesce(recorded_fen, 0) - computed_fen) desc, complaint_no, complaint_id
limit $limit`;

/** The log's own column of fines against what the rules come to, complaint by complaint, counted by how they agree. */
export async function recordedFines(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<RecordedFines> {
	const counts = await ask<RecordedFineCount>(engine, countsSql, filter, {}, signal);
	const { n } = await askOne<{ n: number }>(engine, untoldSql, filter, {}, signal);
	return { counts, untold: n };
}

/** The complaints behind one verdict, or all that do not agree; the largest difference first. */
export async function recordedFineRows(
	engine: Engine,
	filter: Filter,
	verdict: FineVerdict | 'unlike',
	limit: number,
	signal?: AbortSignal
): Promise<RecordedFine[]> {
	const which =
		verdict === 'unlike' ? "verdict not in ('agree', 'neither')" : `verdict = ${literal(verdict)}`;
	return ask<RecordedFine>(engine, rowsSql, filter, { which, limit: Math.max(0, Math.trunc(limit)) }, signal);
}
