import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { ListColumn } from './columns.ts';

/** A column of the imported logs that the dictionary does not know: it is shown as it stands in the file. */
export interface ImportedColumn {
	readonly id: string;
	/** The head as it stands in the file. */
	readonly label: string;
	/** Where its cells stand, a batch each. */
	readonly places: readonly { readonly batch: number; readonly column: number }[];
}

/** Before the head of an imported column in an id. */
const mark = 'x:';

/** An id that names a column of the file. */
export const isImported = (id: string): boolean => id.startsWith(mark);

/** Columns of the complaint logs without a field among the list's own; the same head in several files is one column, a second one in a file another. */
export async function importedColumns(engine: Engine, signal?: AbortSignal): Promise<readonly ListColumn[]> {
	const found = rows<{ batch_no: number; column_index: number; header: string; nth: number }>(
		await engine.query(
			`select c.batch_no, c.column_index, trim(c.header) as header,
	row_number() over (partition by c.batch_no, trim(c.header) order by c.column_index)::integer as nth
from mart_batch_columns as c join mart_batches as b using (batch_no)
where b.table_name = 'complaints' and trim(c.header) <> '' and (c.field is null or c.field like 'progress\\_%' escape '\\')
order by c.batch_no, c.column_index`,
			signal
		)
	);
	const columns = new Map<string, { label: string; places: { batch: number; column: number }[] }>();
	for (const { batch_no: batch, column_index: column, header, nth } of found) {
		const label = nth > 1 ? `${header} (${nth})` : header;
		const id = mark + label;
		const known = columns.get(id) ?? { label, places: [] };
		known.places.push({ batch, column });
		columns.set(id, known);
	}
	return [...columns].map(([id, { label, places }]) => ({
		id,
		label,
		places,
		group: 'imported',
		kind: 'text',
		personal: 'text'
	}));
}

/** SQL: the cells of imported columns as texts `x0`, `x1` …, one row an imported row of the batches that have any. Key: batch_no, source_row. */
export function importedSql(columns: readonly ListColumn[]): string {
	const batches = [...new Set(columns.flatMap(({ places = [] }) => places.map(({ batch }) => batch)))];
	const parts = batches.map((batch) => {
		const cells = columns.map(({ places = [] }, at) => {
			const place = places.find((one) => one.batch === batch);
			return `${place ? `c${place.column}` : 'null::varchar'} as x${at}`;
		});
		return `select ${batch}::integer as batch_no, source_row, ${cells.join(', ')} from b${batch}.rows`;
	});
	return parts.join(' union all ');
}

/** The cells of imported columns in these rows, in the order of `origins` and `columns`. */
export async function importedCells(
	engine: Engine,
	columns: readonly ListColumn[],
	origins: readonly { readonly batch_no: number; readonly source_row: number }[],
	signal?: AbortSignal
): Promise<readonly (readonly (string | null)[])[]> {
	if (columns.length === 0) return origins.map(() => []);
	const cells = new Map<string, (string | null)[]>();
	for (const batch of new Set(origins.map(({ batch_no }) => batch_no))) {
		const sql = importedSql(
			columns.map((column) => ({ ...column, places: column.places?.filter((one) => one.batch === batch) }))
		);
		if (sql === '') continue;
		const wanted = origins.filter(({ batch_no }) => batch_no === batch).map(({ source_row }) => source_row);
		const read = rows<Record<string, string | number | null>>(
			await engine.query(
				`select * exclude (batch_no) from (${sql}) where source_row in (${wanted.join(', ')})`,
				signal
			)
		);
		for (const row of read)
			cells.set(
				`${batch} ${row['source_row']}`,
				columns.map((_, at) => row[`x${at}`] as string | null)
			);
	}
	return origins.map(
		({ batch_no, source_row }) => cells.get(`${batch_no} ${source_row}`) ?? columns.map(() => null)
	);
}
