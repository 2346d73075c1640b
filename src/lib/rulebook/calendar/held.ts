import { clockSql } from './clock.ts';
import type { CountedClause } from './limits.ts';

/** A clock that stops for pauses. */
export type Dial = { readonly calendarNo: number | null; readonly unit: 'time' | 'days' };

const pausesName = ({ calendarNo, unit }: Dial) => `pauses_${unit}_${calendarNo ?? 'wall'}`;
/** The clock of a clause on complaints. */
export const dialOf = (c: CountedClause): Dial => ({ calendarNo: c.clock.calendarNo, unit: c.amounts.unit });

/** Steps: the pauses as places on each clock that stops for them. */
export function pausesOn(dials: readonly Dial[]): string[] {
	const byName = new Map(dials.map((dial) => [pausesName(dial), dial]));
	return [...byName].map(([name, { unit, calendarNo }]) => {
		const sql = clockSql(unit, calendarNo);
		return `${name} as (
	select
		p.complaint_id, p.paused_at, p.resumed_at,
		${sql.place('f', 'p.paused_at')} as from_place,
		${sql.place('u', 'p.resumed_at')} as to_place
	from fct_pauses as p${sql.join('f', 'p.paused_at')}${sql.join('u', 'p.resumed_at')}
	where not p.doubtful
)`;
	});
}

/** SQL: the pauses after the place `start` of the step `rows`, each with how much the clock counted before it and how long it lasted. */
export const pausesSince = (c: CountedClause, rows: string, start: string): string => `
	select
		complaint_id, to_place - from_place as length,
		from_place - start_place - coalesce(sum(to_place - from_place) over (
			partition by complaint_id order by from_place, to_place rows between unbounded preceding and 1 preceding
		), 0) as elapsed
	from (
		select b.complaint_id, b.${start} as start_place, greatest(p.from_place, b.${start}) as from_place, greatest(p.to_place, b.${start}) as to_place
		from ${pausesName(dialOf(c))} as p
		join ${rows} as b on b.complaint_id = p.complaint_id
	)`;

/**
 * What the pauses add to the limit of a clause: the whole of each that begins before the limit has run out. One that
 * begins in the very moment in which it does changes nothing.
 */
export const heldSql = (c: CountedClause, start: string): string => `
	select complaint_id, sum(length) filter (where elapsed < ${c.amounts.limit})::bigint as held
	from (${pausesSince(c, 'begun', start)}
	)
	group by complaint_id`;

/**
 * SQL: of rows of the step `rows`, with complaint_id, start_place, at and place, by `keys`: how much of the clock's time until `at` was
 * spent in pauses, and whether one of them had stopped the clock at that moment.
 */
export const heldUntil = (dial: Dial, rows: string, keys: readonly string[]): string => `
	select
		${keys.map((key) => `r.${key}`).join(', ')},
		sum(greatest(0, least(q.to_place, r.place) - greatest(q.from_place, r.start_place)))::bigint as held,
		bool_or(r.at > q.paused_at and r.at <= q.resumed_at) as stopped
	from ${rows} as r
	join ${pausesName(dial)} as q on q.complaint_id = r.complaint_id
	group by ${keys.map((key) => `r.${key}`).join(', ')}`;
