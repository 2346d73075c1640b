import { identifier, literal } from '#lib/engine/sql.ts';
import { isOriginHeader, originPattern } from '#lib/intake/mapping/added.ts';
import type { Batch } from '#lib/model/batch.ts';
import type { TableName } from '#lib/model/columns.ts';
import { emptySelect } from './columns.ts';

const originColumn = ({ columns }: Batch) => columns.find(({ header }) => isOriginHeader(header));

/** Whether some sheet says of its rows which rows of an earlier one they correct. */
export const hasCorrections = (batches: readonly Batch[], table?: TableName): boolean =>
	batches.some((batch) => (table ?? batch.table) === batch.table && originColumn(batch) !== undefined);

const part = (at: number) => `regexp_extract(mark, ${literal(originPattern)}, ${at})`;

/**
 * stg_corrections: rows that came back out of a problem workbook, and the rows that they correct. Where the file that they came from is
 * not there any more they stand for themselves, under their mark. `aliasOf` gives the name under which a batch is attached.
 */
export function correctionsSql(
	batches: readonly Batch[],
	aliasOf: (at: number) => string = (at) => `b${at + 1}`,
	numberOf: (at: number) => number = (at) => at + 1
): string {
	const told = batches.flatMap((batch, at) => {
		const column = originColumn(batch);
		const alias = identifier(aliasOf(at));
		return column
			? [
					`select ${numberOf(at)}::integer as batch_no, r.source_row, trim(r.c${column.index}) as mark
	from ${alias}.rows as r anti join ${alias}.skipped as s on s.source_row = r.source_row`
				]
			: [];
	});
	const none = emptySelect([
		{ name: 'batch_no', type: 'integer' },
		{ name: 'source_row', type: 'integer' },
		{ name: 'mark', type: 'varchar' }
	]);
	return `-- One row per row that corrects another. Key: batch_no, source_row.
with told as (
	${[none, ...told].join('\n\tunion all\n\t')}
), parts as (
	select t.batch_no, t.source_row, t.mark, b.table_name, ${part(1)} as sha256, ${part(2)} as source_sheet, ${part(3)}::integer as row
	from told as t
	join seed_batches as b using (batch_no)
	where regexp_full_match(t.mark, ${literal(originPattern)})
), found as (
	select p.batch_no, p.source_row, p.table_name, p.row, o.batch_no as origin_batch_no,
		coalesce(o.source_file || '#' || o.source_sheet || '#' || p.row, p.mark) as origin_key
	from parts as p
	left join seed_batches as o on o.table_name = p.table_name and o.source_sheet = p.source_sheet
		and left(o.sha256, 16) = p.sha256 and o.batch_no < p.batch_no
	qualify row_number() over (partition by p.batch_no, p.source_row order by o.batch_no desc nulls last) = 1
)
select batch_no, source_row, table_name, origin_key, origin_batch_no,
	case when origin_batch_no is not null then row end as origin_source_row,
	batch_no = max(batch_no) over (partition by table_name, origin_key) as is_last
from found
`;
}

/**
 * SQL: which rows of a table other than the complaints count no more, because a later sheet corrects them, as a condition over batch_no and source_row;
 * the complaints decide that in fct_versions.
 */
export const correctedRows = `select origin_batch_no as batch_no, origin_source_row as source_row from stg_corrections where origin_batch_no is not null
	union select batch_no, source_row from stg_corrections where not is_last`;

/**
 * SQL: what a row of complaints `s` of batch `b` is known by: its number; where it has none, the place of the row that it corrects; else its own
 * place. `join` goes with it.
 */
export function keySql(corrects: boolean): { readonly sql: string; readonly join: string } {
	return {
		sql: `coalesce(s.complaint_no, ${corrects ? 'o.origin_key, ' : ''}b.source_file || '#' || b.source_sheet || '#' || s.source_row)`,
		join: corrects
			? 'left join stg_corrections as o on o.batch_no = s.batch_no and o.source_row = s.source_row'
			: ''
	};
}
