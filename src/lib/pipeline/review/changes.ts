import type { Engine } from '#lib/engine/engine.ts';
import { identifier } from '#lib/engine/sql.ts';
import { rows } from '#lib/engine/rows.ts';
import { selectRows } from '#lib/intake/select.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import { differences, rowValues, type RowValues } from './differences.ts';
import type { Change, ChangeKind, PageOf, Stand } from './review.ts';
import type { Numbered } from './state.ts';

/** All values of a row, not its cells: an empty column more or other dates in the same days change nothing. */
const content = `hash(${fieldsOf('complaints')
	.flatMap(({ name, type }) =>
		type === 'money' ? [`${name}_fen`] : type === 'datetime' ? [name, `${name}_date_only`] : [name]
	)
	.map(identifier)
	.join(', ')})`;

/**
 * Writes `review_changes`, one row per complaint of the sheet and per complaint that changes otherwise: from the tables that `judge` wrote
 * before and after. Only rows that take another's place are read for their content.
 */
export async function compare(
	engine: Engine,
	line: readonly Numbered[],
	incoming: number,
	signal?: AbortSignal
): Promise<void> {
	await engine.exec(
		`create or replace table review_moves as
with incoming as (
	select distinct complaint_key from keys_after where batch_no = ${incoming}
), both_sides as (
	select coalesce(b.complaint_key, a.complaint_key) as complaint_key, b.batch_no as old_no, b.source_row as old_row,
		a.batch_no as new_no, a.source_row as new_row
	from judged_before as b
	full join judged_after as a using (complaint_key)
)
select coalesce(s.complaint_key, i.complaint_key) as complaint_key, s.old_no, s.old_row, s.new_no, s.new_row
from both_sides as s
full join incoming as i using (complaint_key)
where i.complaint_key is not null or s.old_no is distinct from s.new_no or s.old_row is distinct from s.new_row`,
		signal
	);
	const moved = 'old_no is not null and new_no is not null and (old_no <> new_no or old_row <> new_row)';
	const contents = line.map(
		({ batch, alias, no }) => `select ${no}::integer as batch_no, source_row, ${content} as content
from (${selectRows(batch, alias, no)})
where source_row in (select old_row from review_moves where old_no = ${no} and ${moved} union select new_row from review_moves where new_no = ${no} and ${moved})`
	);
	await engine.exec(
		`create or replace table review_changes as
with contents as (
	${contents.join('\n\tunion all\n\t')}
)
select m.complaint_key, m.old_no, m.old_row, m.new_no, m.new_row,
	case
		when m.old_no is null and m.new_no is null then 'same'
		when m.old_no is null then if(m.new_no = ${incoming}, 'fresh', 'returned')
		when m.new_no is null then 'gone'
		when m.old_no = m.new_no and m.old_row = m.new_row or b.content = a.content then 'same'
		else 'changed' end as kind
from review_moves as m
left join contents as b on b.batch_no = m.old_no and b.source_row = m.old_row
left join contents as a on a.batch_no = m.new_no and a.source_row = m.new_row`,
		signal
	);
}

interface Listed {
	readonly complaint_key: string;
	readonly old_no: number | null;
	readonly old_row: number | null;
	readonly new_no: number | null;
	readonly new_row: number | null;
	readonly site: string | null;
	readonly received_at: string | null;
}

/** A page of what becomes of the complaints of one kind, by where they stand; each with the fields that change. */
export async function changesOf(
	engine: Engine,
	line: readonly Numbered[],
	kind: ChangeKind,
	{ offset, limit }: PageOf,
	signal?: AbortSignal
): Promise<Change[]> {
	const listed = rows<Listed>(
		await engine.query(
			`select c.complaint_key, c.old_no, c.old_row, c.new_no, c.new_row, r.site, r.received_at
from review_changes as c
left join review_rows as r on r.batch_no = coalesce(c.new_no, c.old_no) and r.source_row = coalesce(c.new_row, c.old_row)
where c.kind = '${kind}'
order by coalesce(c.new_no, c.old_no), coalesce(c.new_row, c.old_row), c.complaint_key
limit ${Math.trunc(limit)} offset ${Math.trunc(offset)}`,
			signal
		)
	);
	const read = new Map<number, Map<number, RowValues>>();
	if (kind === 'changed') {
		for (const sheet of line) {
			const places = listed.flatMap(({ old_no, old_row, new_no, new_row }) => [
				...(old_no === sheet.no ? [old_row!] : []),
				...(new_no === sheet.no ? [new_row!] : [])
			]);
			read.set(sheet.no, await rowValues(engine, sheet, places, signal));
		}
	}
	const stand = (no: number | null, row: number | null): Stand | null => {
		const sheet = line.find((one) => one.no === no);
		return sheet && row !== null ? { file: sheet.batch.file, sheet: sheet.batch.sheet, row } : null;
	};
	return listed.map((entry) => {
		const before = read.get(entry.old_no ?? 0)?.get(entry.old_row ?? 0);
		const after = read.get(entry.new_no ?? 0)?.get(entry.new_row ?? 0);
		return {
			key: entry.complaint_key,
			site: entry.site,
			received_at: entry.received_at,
			before: stand(entry.old_no, entry.old_row),
			after: stand(entry.new_no, entry.new_row),
			differences: before && after ? differences(before, after) : []
		};
	});
}
