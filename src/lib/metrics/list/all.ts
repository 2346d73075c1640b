import type { Cell, Engine } from '#lib/engine/engine.ts';
import { ask, askTable, numbers } from '#lib/metrics/ask.ts';
import {
	cellsOf,
	columnsNamed,
	orderOf,
	shownSql,
	type ListCell,
	type Sort
} from '#lib/metrics/complaintPage.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { listColumns, type ListColumn } from './columns.ts';

/** Rows that are fetched at once. */
const part = 20_000;

/** One complaint of a list that is handed on: what its columns show, and who is named in its texts. */
export interface WholeRow {
	readonly cells: readonly ListCell[];
	/** People who stand in the row: whose names texts are masked of. */
	readonly people: readonly (string | null)[];
}

const people = ['complainant', 'recorder', 'handler', 'target_person', 'supervisor', 'interviewee'] as const;

const idsSql = `-- One row per complaint. Key: complaint_id.
select complaint_id from (select complaint_id, $keys from mart_complaints $join where true /*filter*/)
order by $order complaint_id`;

const rowsSql = `-- One row per complaint. Key: complaint_id.
select complaint_id, batch_no, source_row, ${people.join(', ')}$shown
from mart_complaints
where complaint_id between $least and $most and complaint_id in ($ids)`;

export interface WholeList {
	readonly total: number;
	/** The rows in the order of the list, part by part, so that a million never lie in memory at once. */
	parts(): AsyncIterable<readonly WholeRow[]>;
}

/** All complaints of a filter in the order of the list, with what these columns show of each. */
export async function wholeList(
	engine: Engine,
	{ filter, columns, sort }: { filter: Filter; columns: readonly ListColumn[]; sort: Sort },
	signal?: AbortSignal
): Promise<WholeList> {
	const [sorted] = await columnsNamed(engine, [sort.by], signal);
	const { join, keys } = orderOf(sorted ?? listColumns.find(({ id }) => id === 'received_at')!);
	const direction = sort.descending ? 'desc' : 'asc';
	const places = {
		join,
		keys: keys.map((key, at) => `${key} as k${at}`).join(', '),
		order: keys.map((_, at) => `k${at} ${direction} nulls last,`).join(' ')
	};
	const ids = Array.from(numbers(await askTable(engine, idsSql, filter, places, signal), 'complaint_id'));
	return {
		total: ids.length,
		async *parts() {
			for (let from = 0; from < ids.length; from += part) {
				const some = ids.slice(from, from + part);
				const read = await ask<Read>(
					engine,
					rowsSql,
					{},
					{
						shown: shownSql(columns),
						ids: some.join(', '),
						least: some.reduce((a, b) => Math.min(a, b)),
						most: some.reduce((a, b) => Math.max(a, b))
					},
					signal
				);
				const place = new Map(some.map((id, at) => [id, at]));
				const inOrder = read.toSorted((a, b) => place.get(a.complaint_id)! - place.get(b.complaint_id)!);
				const cells = await cellsOf(engine, columns, inOrder, signal);
				yield inOrder.map((row, at) => ({ cells: cells[at]!, people: people.map((name) => row[name]) }));
			}
		}
	};
}

type Read = {
	readonly complaint_id: number;
	readonly batch_no: number;
	readonly source_row: number;
} & Readonly<Record<(typeof people)[number], string | null>> &
	Readonly<Record<string, Cell>>;
