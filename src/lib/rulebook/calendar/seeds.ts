import type { Cell } from '#lib/engine/engine.ts';
import type { RulebookSeed } from '#lib/rulebook/seeds.ts';
import { microseconds } from '#lib/rulebook/expressions.ts';
import type { Clause, Edition, Rulebook } from '#lib/rulebook/shape.ts';
import { weekdays, type Calendar, type Hours } from '#lib/rulebook/shapes/calendar.ts';
import { minuteOf } from './check.ts';
import { namedCalendars } from './counted.ts';
import { statutoryDays } from './statutory.ts';

/** Which source outranks which where several speak of a day; the imported table stands between the two. */
export const ranks = { edition: 1, imported: 2, statutory: 3 } as const;

/** The calendars that clauses name, their hours and their special days, for SQL; empty where no clause names one. */
export function calendarSeeds(rulebook: Rulebook): readonly RulebookSeed[] {
	const named = namedCalendars(rulebook);
	return [
		{
			name: 'seed_calendars',
			columns: { calendar_no: 'INTEGER', statutory: 'BOOLEAN', imported: 'BOOLEAN', reach_days: 'INTEGER' },
			rows: named.map(({ no, edition, calendar }) => [
				no,
				calendar.holidays !== 'none',
				calendar.imported,
				reachDays(calendar, edition)
			])
		},
		{
			name: 'seed_calendar_hours',
			columns: { calendar_no: 'INTEGER', hours: 'VARCHAR', opens: 'INTEGER', closes: 'INTEGER' },
			rows: named.flatMap(({ no, calendar }) => hourRows(no, calendar))
		},
		{
			name: 'seed_calendar_days',
			columns: {
				calendar_no: 'INTEGER',
				day: 'VARCHAR',
				kind: 'VARCHAR',
				name: 'VARCHAR',
				hours: 'VARCHAR',
				rank: 'INTEGER'
			},
			rows: named.flatMap(({ no, calendar }) => [
				...calendar.days.map(
					({ date, kind, name, hours }) => [no, date, kind, name, hours ? date : null, ranks.edition] as const
				),
				...(calendar.holidays === 'none' ? [] : statutoryDays).map(
					({ day, kind, name }) => [no, day, kind, name, null, ranks.statutory] as const
				)
			])
		}
	];
}

/**
 * Hours by the name that SQL gives to a day: 'week-6' an ordinary Saturday, 'work-6' one that is told to work, and a day
 * that has its own. A day told to work has the make-up hours, else its weekday's, else those of the first weekday that has any.
 */
function hourRows(no: number, { week, makeUp, days }: Calendar): (readonly Cell[])[] {
	const first = weekdays.map((day) => week[day]).find((hours) => hours.length > 0) ?? [];
	const rows = (name: string, hours: Hours) =>
		hours.map(({ from, to }) => [no, name, minuteOf(from), minuteOf(to)] as const);
	return [
		...weekdays.flatMap((day, i) => [
			...rows(`week-${i + 1}`, week[day]),
			...rows(`work-${i + 1}`, makeUp ?? (week[day].length > 0 ? week[day] : first))
		]),
		...days.flatMap(({ date, hours = [] }) => rows(date, hours))
	];
}

const daysOfYear = 366;

/** So many days after as_of the calendar is laid out: enough for the longest limit, with two years of days off to spare. */
function reachDays({ id, week }: Calendar, { clauses }: Edition): number {
	const minutes = weekdays.flatMap((day) => week[day]).map(({ from, to }) => minuteOf(to) - minuteOf(from));
	const weekly = minutes.reduce((sum, m) => sum + m, 0);
	const working = weekdays.filter((day) => week[day].length > 0).length;
	const weeks = clauses
		.filter((clause) => 'calendar' in clause && clause.calendar === id)
		.map((clause) => Math.max(limitMinutes(clause) / weekly, limitDays(clause) / working));
	return 2 * (daysOfYear + 7 * Math.ceil(Math.max(0, ...weeks)));
}

const limitDays = (clause: Clause): number => ('days' in clause ? clause.days.value : 0);
const limitMinutes = (clause: Clause): number =>
	'limit' in clause
		? microseconds(clause.limit) / 60_000_000
		: clause.kind === 'windows'
			? (microseconds(clause.after) + microseconds(clause.every)) / 60_000_000
			: 0;
