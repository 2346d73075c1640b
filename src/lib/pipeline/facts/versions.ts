import type { Context } from '#lib/pipeline/model.ts';
import { hasCorrections } from '#lib/pipeline/staging/corrections.ts';

/** Rows that gave way to a later log as a whole: it says that it holds its site-month. A row of the same number there is named. */
const replaced = `replaced as (
	select s.batch_no, s.source_row, any_value(s.complaint_no) as complaint_no, max(m.batch_no) as kept_batch_no
	from stg_complaint_rows as s
	join seed_replaced as m
		on m.batch_no > s.batch_no and m.site is not distinct from s.site and m.month = strftime(s.received_at, '%Y-%m')
	group by s.batch_no, s.source_row
), replacing as (
	select s.batch_no, s.complaint_no, max(s.source_row) as source_row
	from stg_complaint_rows as s
	where s.complaint_no is not null and s.batch_no in (select batch_no from seed_replaced)
	group by s.batch_no, s.complaint_no
), replaced_rows as (
	select r.batch_no, r.source_row, 'replaced' as reason, r.kept_batch_no, k.source_row as kept_source_row
	from replaced as r
	left join replacing as k on k.batch_no = r.kept_batch_no and k.complaint_no = r.complaint_no
)`;

const none = (name: string) => `${name} as (
	select null::integer as batch_no, null::integer as source_row, null::varchar as reason,
		null::integer as kept_batch_no, null::integer as kept_source_row
	where false
)`;

/**
 * Rows that a later sheet corrects, told by where they stand and not by their number, which may be what was wrong; and what an earlier
 * sheet said of them. Several rows of the last sheet may come of one.
 */
const corrected = `corrections as (
	select k.batch_no, k.source_row, k.origin_batch_no, k.origin_source_row,
		max((k.batch_no, k.source_row)) over (partition by k.origin_batch_no, k.origin_key) as kept
	from stg_corrections as k
	semi join stg_complaint_rows as s on s.batch_no = k.batch_no and s.source_row = k.source_row
	anti join replaced_rows as r on r.batch_no = k.batch_no and r.source_row = k.source_row
), corrected as (
	select origin_batch_no as batch_no, origin_source_row as source_row, kept from corrections where origin_batch_no is not null
	union all
	select batch_no, source_row, kept from corrections where batch_no < kept[1]
), corrected_rows as (
	select c.batch_no, c.source_row, 'corrected' as reason, max(c.kept)[1] as kept_batch_no, max(c.kept)[2] as kept_source_row
	from corrected as c
	semi join stg_complaint_rows as s on s.batch_no = c.batch_no and s.source_row = c.source_row
	anti join replaced_rows as r on r.batch_no = c.batch_no and r.source_row = c.source_row
	group by c.batch_no, c.source_row
)`;

/** The rows that are neither replaced nor corrected, where there are such. */
const standing = `standing as (
	select s.batch_no, s.source_row, s.row_hash, s.complaint_no, s.received_at
	from stg_complaint_rows as s
	anti join replaced_rows as r on r.batch_no = s.batch_no and r.source_row = s.source_row
	anti join corrected_rows as c on c.batch_no = s.batch_no and c.source_row = s.source_row
)`;

/**
 * fct_versions: which rows are not judged, why, and what each gave way to. In this order: rows of a site-month of which a later log is the whole;
 * rows that were corrected; the same row again; an earlier row of the same number; rows received after as_of. Whoever gave way to nothing in one step
 * is compared in the next as if the rows before had not been imported. Of rows that are the same the first is kept; without a number, in
 * files of one name, the last file's: such rows are known by their place, and what stood there before may stand elsewhere now.
 */
export function versionsSql({ batches }: Pick<Context, 'batches'>): string {
	const replaces = batches.some((batch) => (batch.replaces ?? []).length > 0);
	const corrects = hasCorrections(batches, 'complaints');
	const from = replaces || corrects ? 'standing' : 'stg_complaint_rows';
	const key = corrects
		? 'coalesce(s.complaint_no, o.origin_key, f.prefix || s.source_row)'
		: 'coalesce(s.complaint_no, f.prefix || s.source_row)';
	const origins = corrects
		? '\n\tleft join stg_corrections as o on o.batch_no = s.batch_no and o.source_row = s.source_row'
		: '';
	const first =
		from === 'standing'
			? `${replaces ? replaced : none('replaced_rows')}, ${corrects ? corrected : none('corrected_rows')}, ${standing}, `
			: '';
	return `-- One row per imported row that is not judged. Key: batch_no, source_row.
with ${first}hash_counts as (
	select row_hash from ${from} group by row_hash having count(*) > 1
), same_files as (
	select batch_no, source_file || '#' || source_sheet || '#' as prefix
	from seed_batches
	where table_name = 'complaints'
	qualify count(*) over (partition by source_file, source_sheet) > 1
), same_rows as (
	select
		s.batch_no, s.source_row,
		first_value(s.batch_no) over same as kept_batch_no,
		first_value(s.source_row) over same as kept_source_row,
		row_number() over same as nth
	from ${from} as s
	left join same_files as f using (batch_no)
	where s.row_hash in (select row_hash from hash_counts)
	window same as (
		partition by s.row_hash
		order by if(s.complaint_no is null and f.prefix is not null, -s.batch_no, s.batch_no), s.source_row
	)
), duplicates as (
	select batch_no, source_row, 'duplicate' as reason, kept_batch_no, kept_source_row
	from same_rows
	where nth > 1
), keyed as (
	select s.batch_no, s.source_row, ${key} as complaint_key
	from ${from} as s
	left join same_files as f using (batch_no)${origins}
), key_counts as (
	select complaint_key from keyed where complaint_key is not null group by complaint_key having count(*) > 1
), same_keys as (
	select
		k.batch_no, k.source_row,
		last_value(k.batch_no) over same as kept_batch_no,
		last_value(k.source_row) over same as kept_source_row
	from keyed as k
	anti join duplicates as d on d.batch_no = k.batch_no and d.source_row = k.source_row
	where k.complaint_key in (select complaint_key from key_counts)
	window same as (
		partition by k.complaint_key order by k.batch_no, k.source_row
		rows between unbounded preceding and unbounded following
	)
), superseded as (
	select batch_no, source_row, 'superseded' as reason, kept_batch_no, kept_source_row
	from same_keys
	where batch_no <> kept_batch_no or source_row <> kept_source_row
), given_way as (
	${['duplicates', 'superseded', ...(from === 'standing' ? ['replaced_rows', 'corrected_rows'] : [])]
		.map((name) => `select batch_no, source_row, reason, kept_batch_no, kept_source_row from ${name}`)
		.join('\n\tunion all\n\t')}
), not_yet as (
	select s.batch_no, s.source_row, 'after_as_of' as reason, null::integer as kept_batch_no, null::integer as kept_source_row
	from stg_complaint_rows as s
	cross join seed_run as r
	anti join given_way as g on g.batch_no = s.batch_no and g.source_row = s.source_row
	where s.received_at > r.as_of
), not_judged as (
	select batch_no, source_row, reason, kept_batch_no, kept_source_row from given_way
	union all
	select batch_no, source_row, reason, kept_batch_no, kept_source_row from not_yet
)
select
	n.batch_no, n.source_row, s.complaint_no, s.received_at, n.reason,
	n.kept_batch_no as gave_way_to_batch_no, n.kept_source_row as gave_way_to_source_row
from not_judged as n
join stg_complaint_rows as s on s.batch_no = n.batch_no and s.source_row = n.source_row`;
}
