import type { Engine } from '#lib/engine/engine.ts';
import { ask, askOne } from './ask.ts';

/** One imported sheet. */
export interface SourceRow {
	readonly batch_no: number;
	readonly batch_id: string;
	readonly source_file: string;
	readonly source_sheet: string;
	readonly table_name: string;
	readonly sha256: string;
	readonly rows_read: number;
	readonly rows_skipped: number;
	readonly rows_imported: number;
	/** Rows that are counted as complaints: imported less duplicates, earlier versions and what came after as_of. */
	readonly rows_judged: number;
}

export interface ProblemGroup {
	readonly problem: string;
	readonly severity: string;
	readonly column: string | null;
	readonly n: number;
	/** How many of them are in rows that count no more: a later row stands in their place. */
	readonly gone: number;
	/** One of the texts. */
	readonly sample: string | null;
}

export interface ProblemRow {
	readonly problem_id: number;
	readonly file: string;
	readonly sheet: string;
	readonly row: number;
	readonly column: string | null;
	readonly raw: string | null;
	readonly problem: string;
	readonly severity: string;
}

export interface DataQuality {
	readonly sources: readonly SourceRow[];
	readonly problems: readonly ProblemGroup[];
	/** Rows that are not judged, by reason: duplicate, superseded, after_as_of. */
	readonly versions: readonly { readonly reason: string; readonly n: number }[];
}

const sourcesSql = `-- One row per batch. Key: batch_no.
select batch_no, batch_id, source_file, source_sheet, table_name, sha256, rows_read, rows_skipped, rows_imported, rows_judged
from mart_batches order by batch_no`;

/** Rows in whose place another row stands. */
const goneRows =
	"select distinct batch_no, row from mart_problems where severity = 'note' and problem in ('duplicate', 'superseded', 'corrected', 'replaced')";

const groupsSql = `-- One row per problem and column. Key: problem, column.
select p.problem, any_value(p.severity) as severity, p."column", count(*)::integer as n,
	(count(g.row) filter (where p.severity <> 'note'))::integer as gone,
	coalesce(min(p.raw) filter (where g.row is null), min(p.raw)) as sample
from mart_problems as p
left join (${goneRows}) as g on g.batch_no = p.batch_no and g.row = p.row
group by p.problem, p."column"
order by case any_value(p.severity) when 'error' then 0 when 'warning' then 1 else 2 end, n desc, p.problem, p."column"`;

const versionsSql = `-- One row per reason. Key: reason.
select reason, count(*)::integer as n from mart_versions group by reason order by reason`;

const pageSql = `-- One row per problem of the page. Key: problem_id.
select problem_id, file, sheet, row, "column", raw, problem, severity
from mart_problems where $which order by problem_id limit $limit offset $offset`;

/** Where the data come from, and what was wrong with them. */
export async function dataQuality(engine: Engine, signal?: AbortSignal): Promise<DataQuality> {
	return {
		sources: await ask<SourceRow>(engine, sourcesSql, {}, {}, signal),
		problems: await ask<ProblemGroup>(engine, groupsSql, {}, {}, signal),
		versions: await ask<{ reason: string; n: number }>(engine, versionsSql, {}, {}, signal)
	};
}

export interface ProblemsQuestion {
	/** Only problems of this code. */
	readonly problem?: string;
	/** Only in rows that count still. */
	readonly counting?: boolean;
	readonly offset?: number;
	readonly limit?: number;
}

/** A page of the quality report. */
export async function problems(
	engine: Engine,
	{ problem, counting = false, offset = 0, limit = 200 }: ProblemsQuestion = {},
	signal?: AbortSignal
): Promise<{ total: number; rows: ProblemRow[] }> {
	const named = problem && /^\w+$/.test(problem) ? `problem = '${problem}'` : problem ? 'false' : 'true';
	const which = counting ? `${named} and (severity = 'note' or (batch_no, row) not in (${goneRows}))` : named;
	const { total } = await askOne<{ total: number }>(
		engine,
		`select count(*)::integer as total from mart_problems where ${which}`,
		{},
		{},
		signal
	);
	return { total, rows: await ask<ProblemRow>(engine, pageSql, {}, { which, limit, offset }, signal) };
}
