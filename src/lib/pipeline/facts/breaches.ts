import { literal } from '#lib/engine/sql.ts';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const chinese = Array.from({ length: 99 }, (_, i) => {
	const [tens, ones] = [Math.floor((i + 1) / 10), (i + 1) % 10];
	const ten = tens === 0 ? '' : `${tens === 1 ? '' : numerals[tens - 1]}十`;
	return [`${ten}${ones === 0 ? '' : numerals[ones - 1]}`, String(i + 1)] as const;
});

/** SQL: the bare number of an article as people write it: 第十二条, 第12條, Art. 12, 12.3; other text as it stands. */
export function articleNumber(text: string): string {
	const bare = `regexp_replace(upper(trim(${text})), '^(第|ARTICLE|ART)[. ]*|[条條款].*$|^S2 ?ART[. ]*', '', 'g')`;
	const known = chinese.map(([written, number]) => `[${literal(written)}, ${literal(number)}]`).join(', ');
	return `coalesce(
		nullif(regexp_extract(${bare}, '^(\\d+)', 1), ''),
		list_filter([${known}], lambda x: x[1] = ${bare})[1][2],
		${bare})`;
}

/**
 * fct_breaches: the breaches that people wrote down, up to as_of; the same row again counts once. A breach that names
 * no complaint goes by its own row. `mark` is what was written: it stays when others are written down before it, where
 * `nth` moves on.
 */
export const breachesSql = `-- One row per recorded breach. Key: breach_id.
with unlike as (
	select batch_no, source_row
	from stg_violation_rows
	qualify row_number() over (partition by row_hash order by batch_no, source_row) = 1
), named as (
	select
		b.source_file || '#' || b.source_sheet || '#' || s.source_row as row_id,
		s.batch_no, s.source_row, s.complaint_no, s.occurred_at, s.person, s.role,
		${articleNumber('s.article')} as article, s.note, s.amount_fen
	from stg_violation_rows as s
	join unlike as u on u.batch_no = s.batch_no and u.source_row = s.source_row
	join seed_batches as b on b.batch_no = s.batch_no
	cross join seed_run as r
	where s.occurred_at <= r.as_of or s.occurred_at is null
), marked as (
	select named.*, concat_ws(' ', strftime(occurred_at, '%Y-%m-%d %H:%M:%S'),
		md5(concat_ws('|', person, role, note, amount_fen)).substr(1, 8)) as told
	from named
)
select
	n.batch_no || '#' || n.source_row as breach_id, n.batch_no, n.source_row,
	coalesce(n.complaint_no, n.row_id) as event_id, c.complaint_id,
	n.occurred_at, n.person, n.role, n.article, n.note, n.amount_fen,
	(row_number() over (
		partition by coalesce(n.complaint_no, n.row_id), n.article order by n.occurred_at, n.batch_no, n.source_row
	))::integer as nth,
	concat_ws(' ', n.told, nullif(row_number() over (
		partition by coalesce(n.complaint_no, n.row_id), n.article, n.told order by n.batch_no, n.source_row
	), 1)) as mark
from marked as n
left join fct_rows as c on c.complaint_no = n.complaint_no
`;
