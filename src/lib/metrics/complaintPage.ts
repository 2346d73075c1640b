import type { Engine } from '#lib/engine/engine.ts';
import { ask, askOne } from './ask.ts';
import sql from './complaintPage.sql?raw';
import type { Filter } from './filter.ts';
import { whereFound, type Found } from './search/found.ts';

/** One line of the complaint list. */
export interface ListRow {
	readonly complaint_id: number;
	readonly complaint_no: string;
	/** The batch and the row that it was imported from. */
	readonly batch_no: number;
	readonly source_row: number;
	readonly site: string | null;
	readonly unit: string | null;
	readonly complainant: string | null;
	readonly received_at: string | null;
	readonly received_at_date_only: boolean | null;
	readonly category_l1: string | null;
	readonly category_l2: string | null;
	readonly validity: string | null;
	readonly severity: string | null;
	readonly status: string | null;
	readonly department: string | null;
	readonly handler: string | null;
	readonly channel: string | null;
	readonly content: string | null;
	readonly completed_at: string | null;
	readonly completed_at_date_only: boolean | null;
	readonly satisfaction: string | null;
	readonly fines_fen: number;
	readonly breached_count: number;
	readonly is_done: boolean;
	/** Null where the log cannot tell. */
	readonly is_open: boolean | null;
	readonly age_days: number | null;
	readonly repeat_of: string | null;
	/** Earlier rows with other content. */
	readonly versions: number;
	/** The cells in which the words of the search stand; none where nothing is sought. */
	readonly found: readonly Found[];
}

export const sortColumns = [
	'received_at',
	'complaint_no',
	'site',
	'category_l1',
	'validity',
	'severity',
	'status',
	'department',
	'handler',
	'completed_at',
	'satisfaction',
	'fines_fen',
	'breached_count',
	'age_days'
] as const;
export type SortColumn = (typeof sortColumns)[number];
export interface Sort {
	readonly by: SortColumn;
	readonly descending?: boolean;
}

export interface PageQuestion {
	readonly filter: Filter;
	/** Without one, the latest received first. */
	readonly sort?: Sort;
	readonly offset?: number;
	readonly limit?: number;
}

export interface ComplaintPage {
	readonly total: number;
	readonly rows: readonly ListRow[];
}

/** A page of the complaint list; empty cells come last whichever way it is sorted. */
export async function complaintPage(
	engine: Engine,
	{ filter, sort = { by: 'received_at', descending: true }, offset = 0, limit = 100 }: PageQuestion,
	signal?: AbortSignal
): Promise<ComplaintPage> {
	const by = sortColumns.includes(sort.by) ? sort.by : 'received_at';
	const places = {
		order: `${by} ${sort.descending ? 'desc' : 'asc'} nulls last,`,
		offset: whole(offset),
		limit: whole(limit)
	};
	const { total } = await askOne<{ total: number }>(
		engine,
		'select count(*)::integer as total from mart_complaints where true /*filter*/',
		filter,
		{},
		signal
	);
	const rows = await ask<Omit<ListRow, 'found'>>(engine, sql, filter, places, signal);
	const found = await whereFound(engine, filter.search ?? '', rows, signal);
	return { total, rows: rows.map((row, at) => ({ ...row, found: found[at]! })) };
}

const whole = (value: number) => Math.max(0, Math.trunc(value) || 0);
