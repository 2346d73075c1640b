import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import { foundSql, type Lookups } from '#lib/intake/accept.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { severityOf } from '#lib/intake/problems.ts';
import { selectRows } from '#lib/intake/select.ts';
import { orderErrors } from '#lib/pipeline/checks/fct_checks.ts';
import type { FoundGroup, FoundRow, PageOf } from './review.ts';

/**
 * Writes `review_found`: everything that is listed about the sheet once it is accepted, cells that give no value, ragged rows, what reading met,
 * stages out of order; then rows that repeat and rows without a number. `inspection` has its columns as they are accepted; `database` is the writer's.
 */
export async function findProblems(
	engine: Engine,
	inspection: Inspection,
	found: Lookups,
	{
		database,
		incoming,
		unknown
	}: { readonly database: string; readonly incoming: number | null; readonly unknown: readonly number[] },
	signal?: AbortSignal
): Promise<void> {
	const { table, columns } = inspection;
	const { lookups } = found;
	const cells = `select source_row, column_index, raw, code, ${severityOf('code')} as severity
from (${foundSql(inspection, found, unknown)})`;
	const position = columns.flatMap(({ field, index }) =>
		field === null ? [] : [`when ${literal(field)} then ${index}`]
	);
	const order =
		table === 'complaints' && position.length > 0
			? orderErrors([{ table, columns }], `(${selectRows({ table, columns, lookups }, database, 0)})`).map(
					(
						sql
					) => `select source_row, case field ${position.join(' ')} end as column_index, raw, code, severity
from (${sql}) as o(batch_no, source_row, field, raw, code, severity)`
				)
			: [];
	const rowsOf =
		incoming === null
			? []
			: [
					"select source_row, 0, complaint_no, code, 'note' from review_repeats",
					`select source_row, 0, null, 'no_number', 'note' from keys_after where batch_no = ${incoming} and complaint_no is null`
				];
	await engine.exec(
		`create or replace table review_found as
select source_row, nullif(column_index, 0) as column_index, raw, code, severity
from (${[cells, ...order, ...rowsOf].join('\nunion all\n')})`,
		signal
	);
}

/** The problems by kind and column: errors first, then the most frequent. */
export async function foundGroups(
	engine: Engine,
	{ columns }: Pick<Inspection, 'columns'>,
	signal?: AbortSignal
): Promise<FoundGroup[]> {
	const found = rows<Omit<FoundGroup, 'header'>>(
		await engine.query(
			`select code, column_index as "column", any_value(severity) as severity, count(*)::integer as n, min(raw) as sample
from review_found group by code, column_index
order by case any_value(severity) when 'error' then 0 when 'warning' then 1 else 2 end, n desc, code, column_index`,
			signal
		)
	);
	return found.map((group) => ({
		...group,
		header: columns.find(({ index }) => index === group.column)?.header ?? null
	}));
}

/** A page of the places of one kind in one column, from the top of the sheet. */
export async function foundRows(
	engine: Engine,
	{ code, column }: Pick<FoundGroup, 'code' | 'column'>,
	{ offset, limit }: PageOf,
	signal?: AbortSignal
): Promise<FoundRow[]> {
	return rows<FoundRow>(
		await engine.query(
			`select source_row as row, raw from review_found
where code = ${literal(code)} and column_index is not distinct from ${column === null ? 'null' : Math.trunc(column)}
order by source_row, raw limit ${Math.trunc(limit)} offset ${Math.trunc(offset)}`,
			signal
		)
	);
}
