import { ranks } from './seeds.ts';

/** The earliest day that a calendar is laid out from. */
const floor = "date '1970-01-01'";
/** Before the first event of the data: an order that is impossible by less than this can still be told. */
const margin = 'interval 1 year';

/**
 * fct_calendar_days: what every day of a calendar is, from before the first event to well after as_of. A year that neither
 * the statutory days nor anybody else tells of is not known: whatever reaches into it cannot be said. `sure_until` is the last
 * moment before such a year.
 */
export const calendarDaysSql = `-- One row per calendar and day. Key: calendar_no, day.
with first as (
	select min(event_at) as event_at
	from (
		select min(received_at) as event_at from stg_complaint_rows
		union all
		select min(least(notified_at, phoned_at, finished_at)) from stg_rectification_rows
		union all
		select min(least(day, reviewed_at, spot_checked_at, report_sent_at)) from stg_duty_rows
	)
), days as (
	select
		k.calendar_no, k.statutory,
		unnest(range(
			greatest(least(f.event_at, r.as_of)::date - ${margin}, ${floor})::timestamp,
			r.as_of + to_days(k.reach_days),
			interval 1 day
		))::date as day
	from seed_calendars as k cross join seed_run as r cross join first as f
), told as (
	select calendar_no, day::date as day, kind, name, hours, rank, 0 as batch_no, 0 as source_row from seed_calendar_days
	union all
	select k.calendar_no, s.day::date, s.kind, s.name, null, ${ranks.imported}, s.batch_no, s.source_row
	from stg_calendar_rows as s
	join seed_calendars as k on k.imported
	where s.day is not null and s.kind is not null
), special as (
	select calendar_no, day, kind, name, hours
	from told
	qualify row_number() over (partition by calendar_no, day order by rank, batch_no desc, source_row desc) = 1
), years as (
	select distinct calendar_no, year(day) as year from special
), named as (
	select
		d.calendar_no, d.day, s.kind, s.name,
		case
			when s.kind = 'off' then 'off'
			when s.hours is not null then s.hours
			when s.kind = 'work' then 'work-' || isodow(d.day)
			else 'week-' || isodow(d.day) end as hours,
		y.year is not null or not d.statutory as known
	from days as d
	left join special as s on s.calendar_no = d.calendar_no and s.day = d.day
	left join years as y on y.calendar_no = d.calendar_no and y.year = year(d.day)
), working as (
	select calendar_no, hours from seed_calendar_hours group by calendar_no, hours
)
select
	n.calendar_no, n.day, n.kind, n.name, n.hours, n.known,
	w.hours is not null as works,
	(count(w.hours) over before)::integer as days_before,
	min(case when not n.known then n.day::timestamp - interval 1 microsecond end) over after as sure_until
from named as n
left join working as w on w.calendar_no = n.calendar_no and w.hours = n.hours
window
	before as (partition by n.calendar_no order by n.day rows between unbounded preceding and 1 preceding),
	after as (partition by n.calendar_no order by n.day rows between current row and unbounded following)
`;

/**
 * fct_working_periods: each length of time in which a calendar is open, with the working time before it and the moment at which
 * the next one opens. What touches is one. The first row, of no length, stands for the time before it ever opened.
 */
export const workingPeriodsSql = `-- One row per calendar and opening. Key: calendar_no, opens_us.
with open as (
	select d.calendar_no, epoch_us(d.day::timestamp) + h.opens * 60000000::bigint as opens_us, epoch_us(d.day::timestamp) + h.closes * 60000000::bigint as closes_us
	from fct_calendar_days as d
	join seed_calendar_hours as h on h.calendar_no = d.calendar_no and h.hours = d.hours
	union all
	select calendar_no, epoch_us(min(day)::timestamp), epoch_us(min(day)::timestamp) from fct_calendar_days group by calendar_no
), apart as (
	select
		calendar_no, opens_us, closes_us,
		opens_us > max(closes_us) over (partition by calendar_no order by opens_us, closes_us rows between unbounded preceding and 1 preceding) as is_new
	from open
), numbered as (
	select calendar_no, opens_us, closes_us, count(*) filter (where is_new) over (partition by calendar_no order by opens_us, closes_us) as nth
	from apart
), merged as (
	select calendar_no, min(opens_us) as opens_us, max(closes_us) - min(opens_us) as length_us
	from numbered
	group by calendar_no, nth
), last as (
	select calendar_no, epoch_us(max(day)::timestamp + interval 1 day) as until_us from fct_calendar_days group by calendar_no
)
select
	m.calendar_no, m.opens_us, m.length_us,
	coalesce(sum(m.length_us) over (partition by m.calendar_no order by m.opens_us rows between unbounded preceding and 1 preceding), 0)::bigint as before_us,
	lead(m.opens_us, 1, l.until_us) over (partition by m.calendar_no order by m.opens_us) as until_us
from merged as m
join last as l on l.calendar_no = m.calendar_no
`;

/** A day's worth of time, and the width by which periods are found from the working time before them. */
const day = 86_400_000_000;
export const bucket = 28_800_000_000;

/** fct_working_tiles: the periods by day, so that the one that a moment belongs to is found by a plain join; each reaches to the next opening. */
export const workingTilesSql = `-- One row per calendar, day and opening. Key: calendar_no, day, opens_us.
with reached as (
	select
		calendar_no, opens_us, length_us, before_us, until_us,
		unnest(range(opens_us // ${day}, (until_us - 1) // ${day} + 1)) as nth_day
	from fct_working_periods
)
select p.calendar_no, d.day, p.opens_us, p.length_us, p.before_us, p.until_us, d.days_before, d.sure_until
from reached as p
join fct_calendar_days as d on d.calendar_no = p.calendar_no and d.day = make_timestamp(p.nth_day * ${day})::date
`;

/** fct_working_buckets: the periods by working time, so that the moment at which so much has passed is found by a plain join. */
export const workingBucketsSql = `-- One row per calendar, stretch of working time and opening. Key: calendar_no, bucket, opens_us.
select
	calendar_no, opens_us, length_us, before_us,
	unnest(range(before_us // ${bucket}, (before_us + length_us - 1) // ${bucket} + 1)) as bucket
from fct_working_periods
where length_us > 0
`;
