import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import { likeness } from '#lib/i18n/alike.ts';
import { fieldOf } from '#lib/model/columns.ts';

/** A column of an imported complaint log; `field` is null where it was mapped to nothing. */
export interface TextColumn {
	readonly batch_no: number;
	readonly column_index: number;
	readonly header: string;
	readonly field: string | null;
}

/** The columns of the complaint logs that are searched, in the order of their sheets: all but those of times. */
export async function searchedColumns(engine: Engine, signal?: AbortSignal): Promise<readonly TextColumn[]> {
	const all = rows<TextColumn>(
		await engine.query(
			`select c.batch_no, c.column_index, c.header, c.field
from mart_batch_columns as c join mart_batches as b using (batch_no)
where b.table_name = 'complaints' order by c.batch_no, c.column_index`,
			signal
		)
	);
	return all.filter(({ field }) => field === null || fieldOf('complaints', field)?.type !== 'datetime');
}

/** What stands between the cells of a row: no word holds it, so none reaches over it. */
export const border = '\u001f';

const inClass = [...likeness.from].join('');

/** SQL: a text as `alike` makes it. To translate takes long, so only texts that have something to be translated are. */
const alikeSql = (sql: string): string =>
	`case when regexp_matches(${sql}, '[${inClass}]') then translate(${sql}, ${literal(likeness.from)}, ${literal(likeness.to)}) else ${sql} end`;

/** SQL: every imported row of a complaint log with all its texts in one, as it is searched, the empty ones too. Key: batch_no, source_row. */
export function textsSql(columns: readonly TextColumn[]): string {
	const batches = [...new Set(columns.map(({ batch_no }) => batch_no))];
	const parts = batches.map((batch) => {
		const cells = columns
			.filter(({ batch_no }) => batch_no === batch)
			.map((c) => `coalesce(c${c.column_index}, '')`);
		return `select ${batch}::integer as batch_no, source_row, lower(concat_ws(chr(31), ${cells.join(', ')})) as text from b${batch}.rows`;
	});
	if (parts.length === 0) return "select 0 as batch_no, 0 as source_row, '' as text where false";
	return `select batch_no, source_row, ${alikeSql('text')} as text from (${parts.join(' union all ')})`;
}
