import { clockSql } from './clock.ts';
import type { CountedClause } from './starts.ts';

/** A clock that stops for pauses. */
export type Dial = { readonly calendarNo: number | null; readonly unit: 'time' | 'days' };

/** SQL: the name of a clock, as rows of the step `paused` bear it. */
export const dialSql = ({ calendarNo, unit }: Dial): string => `'${unit} ${calendarNo ?? 'wall'}'`;
/** The clock of a clause on complaints. */
export const dialOf = (c: CountedClause): Dial => ({ calendarNo: c.clock.calendarNo, unit: c.amounts.unit });

/** The step `paused`: the pauses as places on each clock that stops for them. None where no clock does. */
export function pausesOn(dials: readonly Dial[]): string[] {
	const byName = new Map(dials.map((dial) => [dialSql(dial), dial]));
	if (byName.size === 0) return [];
	const selects = [...byName].map(([name, { unit, calendarNo }]) => {
		const sql = clockSql(unit, calendarNo);
		return `
	select
		${name} as dial, p.complaint_id, p.paused_at, p.resumed_at,
		${sql.place('f', 'p.paused_at')} as from_place,
		${sql.place('u', 'p.resumed_at')} as to_place
	from fct_pauses as p${sql.join('f', 'p.paused_at')}${sql.join('u', 'p.resumed_at')}
	where not p.doubtful`;
	});
	return [`paused as (${selects.join('\n\tunion all')}\n)`];
}

/**
 * SQL: the pauses after the place `start_place` of rows of the step `rows`, told apart by `keys`, each with how much the clock counted before
 * it and how long it lasted. A pause adds the whole of its length to a limit that had not run out when it began;
 * one that begins in the very moment in which it does changes nothing.
 */
export const pausesSince = (dial: string, rows: string, keys: readonly string[]): string => `
	select
		${keys.join(', ')}, to_place - from_place as length,
		from_place - start_place - coalesce(sum(to_place - from_place) over (
			partition by ${keys.join(', ')} order by from_place, to_place rows between unbounded preceding and 1 preceding
		), 0) as elapsed
	from (
		select ${keys.map((key) => `b.${key}`).join(', ')}, b.start_place, greatest(p.from_place, b.start_place) as from_place, greatest(p.to_place, b.start_place) as to_place
		from paused as p
		join ${rows} as b on b.complaint_id = p.complaint_id and p.dial = ${dial}
	)`;

/**
 * SQL: of rows of the step `rows`, with complaint_id, start_place, at and place, by `keys`: how much of the clock's time until `at` was
 * spent in pauses, and whether one of them had stopped the clock at that moment.
 */
export const heldUntil = (dial: string, rows: string, keys: readonly string[]): string => `
	select
		${keys.map((key) => `r.${key}`).join(', ')},
		sum(greatest(0, least(q.to_place, r.place) - greatest(q.from_place, r.start_place)))::bigint as held,
		bool_or(r.at > q.paused_at and r.at <= q.resumed_at) as stopped
	from ${rows} as r
	join paused as q on q.complaint_id = r.complaint_id and q.dial = ${dial}
	group by ${keys.map((key) => `r.${key}`).join(', ')}`;
