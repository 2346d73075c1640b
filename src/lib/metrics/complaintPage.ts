import type { Cell, Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';
import { listColumns, standardColumns, type ListColumn } from './list/columns.ts';
import { importedCells, importedColumns, importedSql, isImported } from './list/imported.ts';
import { whereFound, type Found } from './search/found.ts';
import { countsOne } from './tally/counts.ts';

/** What a column shows of a complaint; `beside` is what the column's own words say. */
export interface ListCell {
	readonly value: Cell;
	readonly beside: Cell;
}

/** One line of the complaint list. */
export interface ListRow {
	readonly complaint_id: number;
	readonly complaint_no: string;
	/** The batch and the row that it was imported from. */
	readonly batch_no: number;
	readonly source_row: number;
	/** Earlier rows with other content. */
	readonly versions: number;
	/** By the id of each column that was asked for. */
	readonly cells: Readonly<Record<string, ListCell>>;
	/** The cells in which the words of the search stand; none where nothing is sought. */
	readonly found: readonly Found[];
}

/** By which column the list is sorted, by its id. */
export interface Sort {
	readonly by: string;
	readonly descending?: boolean;
}

export const standardSort: Sort = { by: 'received_at', descending: true };

export interface PageQuestion {
	readonly filter: Filter;
	/** Ids of the columns that are shown; ids that there are not show nothing. */
	readonly columns?: readonly string[];
	/** Without one, the latest received first. */
	readonly sort?: Sort;
	readonly offset?: number;
	readonly limit?: number;
}

export interface ComplaintPage {
	readonly total: number;
	readonly rows: readonly ListRow[];
}

/** The columns with these ids, in their order; null stands for one that this log does not have. */
export async function columnsNamed(
	engine: Engine,
	ids: readonly string[],
	signal?: AbortSignal
): Promise<readonly (ListColumn | null)[]> {
	const known = ids.some(isImported)
		? [...listColumns, ...(await importedColumns(engine, signal))]
		: listColumns;
	return ids.map((id) => known.find((column) => column.id === id) ?? null);
}

/** SQL in which a list is sorted: what is joined to mart_complaints for it, and what is sorted by, the first counting most. */
export function orderOf(column: ListColumn): { join: string; keys: readonly string[] } {
	if (!column.places) return { join: '', keys: column.order ?? [column.sql!] };
	// numbers in a column that nobody told to be one stand by their size, before all else
	const number = "try_cast(replace(x0, ',', '') as double)";
	return { join: `left join (${importedSql([column])}) using (batch_no, source_row)`, keys: [number, 'x0'] };
}

/** SQL of what columns show of a complaint, as `v0`, `b0`, `v1` …; imported cells are read elsewhere. */
export const shownSql = (columns: readonly (ListColumn | null)[]): string =>
	columns
		.flatMap((column, at) => [
			...(column?.sql ? [`, ${column.sql} as v${at}`] : []),
			...(column?.beside ? [`, ${column.beside} as b${at}`] : [])
		])
		.join('');

const sql = `-- One row per complaint of the page. Key: complaint_id.
with page as (
	-- which they are, before what else is to be said of them
	select complaint_id, $keys from mart_complaints $join
	where true /*filter*/
	order by $order complaint_id
	limit $limit offset $offset
)
select complaint_id, complaint_no, batch_no, source_row,
	(
		select count(*)::integer from mart_versions as v
		where v.complaint_id = mart_complaints.complaint_id and v.reason <> 'duplicate'
	) as versions$shown
from mart_complaints join page using (complaint_id)
order by $order complaint_id`;

type Read = Omit<ListRow, 'cells' | 'found'> & Readonly<Record<string, Cell>>;

/** A page of the complaint list; empty cells come last whichever way it is sorted. */
export async function complaintPage(
	engine: Engine,
	{ filter, columns = standardColumns, sort = standardSort, offset = 0, limit = 100 }: PageQuestion,
	signal?: AbortSignal
): Promise<ComplaintPage> {
	const { total } = await countsOne<{ total: number }>(
		engine,
		'select count(*)::integer as total from mart_complaints where true /*filter*/',
		filter,
		{},
		signal
	);
	if (whole(limit) === 0) return { total, rows: [] };
	const [sorted, ...shown] = await columnsNamed(engine, [sort.by, ...columns], signal);
	const { join, keys } = orderOf(sorted ?? listColumns.find(({ id }) => id === standardSort.by)!);
	const direction = sort.descending ? 'desc' : 'asc';
	const read = await ask<Read>(
		engine,
		sql,
		filter,
		{
			join,
			keys: keys.map((key, at) => `${key} as k${at}`).join(', '),
			order: keys.map((_, at) => `k${at} ${direction} nulls last,`).join(' '),
			shown: shownSql(shown),
			offset: whole(offset),
			limit: whole(limit)
		},
		signal
	);
	const found = await whereFound(engine, filter.search ?? '', read, signal);
	const cells = await cellsOf(engine, shown, read, signal);
	return {
		total,
		rows: read.map(({ complaint_id, complaint_no, batch_no, source_row, versions }, at) => ({
			complaint_id,
			complaint_no,
			batch_no,
			source_row,
			versions,
			cells: Object.fromEntries(columns.map((id, place) => [id, cells[at]![place]!])),
			found: found[at]!
		}))
	};
}

/** What columns show of complaints that `shownSql` was asked for. */
export async function cellsOf(
	engine: Engine,
	columns: readonly (ListColumn | null)[],
	read: readonly ({ readonly batch_no: number; readonly source_row: number } & Readonly<
		Record<string, Cell>
	>)[],
	signal?: AbortSignal
): Promise<readonly (readonly ListCell[])[]> {
	const imported = columns.filter((column) => column?.places !== undefined) as ListColumn[];
	const beyond = await importedCells(engine, imported, read, signal);
	return read.map((row, line) =>
		columns.map((column, at) =>
			column?.places
				? { value: beyond[line]![imported.indexOf(column)]!, beside: null }
				: { value: row[`v${at}`] ?? null, beside: row[`b${at}`] ?? null }
		)
	);
}

const whole = (value: number) => Math.max(0, Math.trunc(value) || 0);
