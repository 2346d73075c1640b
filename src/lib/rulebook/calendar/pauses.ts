import { literal } from '#lib/engine/sql.ts';
import type { Edition, Rulebook } from '#lib/rulebook/shape.ts';
import { hasPauses } from './counted.ts';

const none = `select
	null::integer as complaint_id, null::integer as nth, null::timestamp as paused_at, null::timestamp as resumed_at,
	null::boolean as doubtful
where false`;

/** SQL: what a report says of pauses, by the words of the edition; what tells of both ends the pause. */
function saysSql({ pauses }: Edition): string {
	if (!pauses) return 'null';
	const any = (words: readonly string[]) =>
		words.map((word) => `contains(lower(p.note), ${literal(word.toLowerCase())})`).join(' or ');
	return `case when ${any(pauses.resume)} then 'resume' when ${any(pauses.pause)} then 'pause' end`;
}

/**
 * fct_pauses: when complaints were paused, from the table of pauses and from progress reports; what overlaps is one. A pause without
 * an end lasts until completion, else until as_of. What cannot be placed is a row that is doubtful: a time without a clock, an end without
 * or before its beginning, or a complaint that is paused now but since when is not told. No rows where no clause stops for pauses.
 */
export function compilePauses(rulebook: Rulebook): string {
	const pausing = rulebook.editions.filter((e) => e.clauses.some(hasPauses));
	const head = '-- One row per complaint and pause. Key: complaint_id, nth.\n';
	if (pausing.length === 0) return head + none;
	const says =
		rulebook.editions.length === 1
			? saysSql(pausing[0]!)
			: `case c.edition ${pausing.map((e) => `when ${literal(e.id)} then ${saysSql(e)}`).join(' ')} end`;
	return `${head}with unlike as (
	select batch_no, source_row from stg_pause_rows
	qualify row_number() over (partition by row_hash order by batch_no, source_row) = 1
), told as (
	select
		c.complaint_id, s.paused_at, s.resumed_at,
		coalesce(s.paused_at_date_only, false) or coalesce(s.resumed_at_date_only, false) as without_clock
	from stg_pause_rows as s
	join unlike as u on u.batch_no = s.batch_no and u.source_row = s.source_row
	join fct_rows as c on c.complaint_no = s.complaint_no
), reports as (
	select p.complaint_id, p.seq, p.reported_at, p.reported_at_date_only, ${says} as says
	from fct_progress as p
	join fct_rows as c on c.complaint_id = p.complaint_id
	where p.reported_at is not null and p.note is not null
), marks as (
	select complaint_id, seq, reported_at, reported_at_date_only, says, lag(says) over (partition by complaint_id order by seq) as said_before
	from reports
	where says is not null
), turns as (
	select
		complaint_id, says, reported_at as paused_at,
		lead(reported_at) over (partition by complaint_id order by seq) as resumed_at,
		coalesce(reported_at_date_only, false) or coalesce(lead(reported_at_date_only) over (partition by complaint_id order by seq), false) as without_clock
	from marks
	where says is distinct from said_before
), every as (
	select complaint_id, paused_at, resumed_at, without_clock from told
	union all
	select complaint_id, paused_at, resumed_at, without_clock from turns where says = 'pause'
), happened as (
	select
		e.complaint_id, e.paused_at, case when e.resumed_at <= r.as_of then e.resumed_at end as resumed_at, e.without_clock,
		r.as_of, c.completed_at, c.status
	from every as e
	join fct_complaints as c on c.complaint_id = e.complaint_id
	cross join seed_run as r
	where e.paused_at <= r.as_of or e.paused_at is null and e.resumed_at <= r.as_of
), judged as (
	select
		complaint_id, paused_at, resumed_at is null as is_open,
		coalesce(resumed_at, case when completed_at >= paused_at then completed_at end, as_of) as resumed_at,
		without_clock or paused_at is null or coalesce(resumed_at < paused_at, false) as doubtful
	from happened
), ordered as (
	select
		complaint_id, paused_at, resumed_at,
		paused_at > max(resumed_at) over (partition by complaint_id order by paused_at, resumed_at rows between unbounded preceding and 1 preceding) as is_new
	from judged
	where not doubtful
), numbered as (
	select
		complaint_id, paused_at, resumed_at,
		count(*) filter (where is_new) over (partition by complaint_id order by paused_at, resumed_at) as island
	from ordered
), pauses as (
	select complaint_id, min(paused_at) as paused_at, max(resumed_at) as resumed_at, false as doubtful
	from numbered
	group by complaint_id, island
	union all
	select distinct complaint_id, null, null, true from judged where doubtful
	union all
	select complaint_id, null, null, true
	from fct_complaints
	where status = 'paused'
		and complaint_id not in (select complaint_id from judged where is_open or doubtful)
)
select
	complaint_id, (row_number() over (partition by complaint_id order by paused_at nulls last))::integer as nth,
	paused_at, resumed_at, doubtful
from pauses
`;
}
