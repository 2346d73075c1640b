import type { Presence } from '#lib/rulebook/presence.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { literal } from '#lib/engine/sql.ts';
import { laterStages } from '#lib/rulebook/stages.ts';
import { fold } from './complaints.ts';

/**
 * fct_rows: which rows are judged, their numbers, and the repeats among them. A repeat has the same unit of the same
 * site (else phone, else complainant and site) and the same category, and was received while an earlier complaint was
 * open or within so many days of its completion; where that time is unknown, of its last known stage.
 */
export function rowsSql({ rulebook, presence }: { rulebook: Rulebook; presence: Presence }): string {
	const cell = (name: string) => (presence[name] === 'none' ? 'null::varchar' : `s.${name}`);
	const event = (name: string) =>
		presence[name] === 'none' ? 'null::timestamp' : `case when s.${name} <= r.as_of then s.${name} end`;
	const status =
		presence['status'] === 'none'
			? 'false'
			: `coalesce(s.status in ('done', 'closed')${presence['completed_at'] === 'none' ? '' : ' and not coalesce(s.completed_at > r.as_of, false)'}, false)`;
	const stages = laterStages('completed_at').map(event);
	const [first, ...later] = rulebook.editions;
	const days =
		later.length === 0
			? `${first!.repeat.days.value}`
			: `case ${later
					.toReversed()
					.map((e) => `when s.received_at >= timestamp '${e.from}' then ${e.repeat.days.value}`)
					.join(' ')} else ${first!.repeat.days.value} end`;
	const edition =
		later.length === 0
			? literal(first!.id)
			: `case ${later
					.toReversed()
					.map((e) => `when coalesce(s.received_at, r.as_of) >= timestamp '${e.from}' then ${literal(e.id)}`)
					.join(' ')} else ${literal(first!.id)} end`;
	return `-- One row per judged row. Key: batch_no, source_row.
with judged as (
	select
		s.batch_no, s.source_row,
		coalesce(s.complaint_no, b.source_file || '#' || b.source_sheet || '#' || s.source_row) as complaint_no,
		s.received_at,
		${edition} as edition,
		${cell('category_l1')} as category_recorded,
		case
			when ${cell('unit')} is not null then hash('unit', ${cell('unit')}, ${cell('site')})
			when ${cell('phone')} is not null then hash('phone', ${cell('phone')})
			when ${cell('complainant')} is not null and ${cell('site')} is not null then hash('complainant', ${cell('complainant')}, ${cell('site')})
			end as who,
		${event('completed_at')} as completed_at,
		greatest(${[...stages, 's.received_at'].join(', ')}) as last_known_at,
		${[...stages.map((s) => `(${s}) is not null`), status].join(' or ')} as proved_done,
		${days} as days
	from stg_complaint_rows as s
	join seed_batches as b using (batch_no)
	cross join seed_run as r
	anti join fct_versions as v on v.batch_no = s.batch_no and v.source_row = s.source_row
), numbered as (
	select
		j.batch_no, j.source_row, j.complaint_no, j.received_at, j.who, j.days,
		coalesce(c.category_l1, j.category_recorded) as category_l1,
		case when j.completed_at is not null then j.completed_at when j.proved_done then j.last_known_at else timestamp '9999-01-01' end as ended_at,
		row_number() over (order by j.batch_no, j.source_row)::integer as complaint_id
	from judged as j
	left join seed_categories as c on c.edition = j.edition and c.text = ${fold('j.category_recorded')}
), pairs as (
	select hash(who, category_l1) as pair
	from numbered
	where who is not null and category_l1 is not null and received_at is not null
	group by pair
	having count(*) > 1
), earlier as (
	select
		complaint_id, received_at, days,
		lag(complaint_no) over same as before_no,
		lag(ended_at) over same as before_ended_at,
		arg_max(complaint_no, ended_at) over (same rows between unbounded preceding and 1 preceding) as longest_no,
		max(ended_at) over (same rows between unbounded preceding and 1 preceding) as longest_ended_at
	from numbered
	where who is not null and category_l1 is not null and received_at is not null
		and hash(who, category_l1) in (select pair from pairs)
	window same as (partition by who, category_l1 order by received_at, complaint_no, complaint_id)
), repeats as (
	select
		complaint_id,
		case
			when before_ended_at + to_days(days) >= received_at then before_no
			when longest_ended_at + to_days(days) >= received_at then longest_no end as repeat_of
	from earlier
)
select n.complaint_id, n.batch_no, n.source_row, n.complaint_no, n.category_l1, p.repeat_of
from numbered as n
left join repeats as p using (complaint_id)
`;
}
