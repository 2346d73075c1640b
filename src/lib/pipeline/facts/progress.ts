import type { Presence } from '#lib/rulebook/presence.ts';
import { complaintFields } from './cells.ts';

const wide = complaintFields
	.filter((f) => f.name.startsWith('progress_at_'))
	.map((f) => f.name.slice('progress_at_'.length));

/** SQL: where a row stands, as one number in the order of the rows. */
const place = (rows: string) => `(${rows}.batch_no::bigint << 32) + ${rows}.source_row`;

/** fct_progress: the progress table and the numbered columns of wide logs; reports after as_of have not happened. */
export function progressSql({ presence }: { presence: Presence }): string {
	const has = (name: string) => presence[name] !== 'none';
	const selects = wide
		.filter((n) => has(`progress_at_${n}`) || has(`progress_by_${n}`) || has(`progress_note_${n}`))
		.map(
			(
				n
			) => `	select c.complaint_id, c.complaint_no, c.progress_at_${n}, c.progress_at_${n}_date_only, c.progress_by_${n}, c.progress_note_${n},
		'wide', c.batch_no, c.source_row, ${n}::integer
	from fct_complaints as c
	where c.progress_at_${n} is not null or c.progress_by_${n} is not null or c.progress_note_${n} is not null`
		);
	return `-- One row per progress report. Key: batch_no, source_row, ordinal.
with repeated as (
	select row_hash, min(${place('stg_progress_rows')}) as first_row from stg_progress_rows group by row_hash having count(*) > 1
), reports as (
	select
		c.complaint_id, s.complaint_no, s.reported_at, s.reported_at_date_only, s.reported_by, s.note,
		'table' as origin, s.batch_no, s.source_row, 1::integer as ordinal
	from stg_progress_rows as s
	cross join seed_run as r
	left join fct_rows as c on c.complaint_no = s.complaint_no
	anti join repeated as f on f.row_hash = s.row_hash and f.first_row <> ${place('s')}
	where s.reported_at <= r.as_of or s.reported_at is null
${selects.map((s) => `	union all\n${s}`).join('\n')}
)
select
	complaint_id, complaint_no,
	(row_number() over (partition by complaint_id order by reported_at nulls last, batch_no, source_row, ordinal))::integer as seq,
	reported_at, reported_at_date_only, reported_by, note, origin, batch_no, source_row, ordinal
from reports
`;
}
