import { microseconds } from '#lib/rulebook/expressions.ts';
import type { Clause, ComplaintClause, Edition, Rulebook } from '#lib/rulebook/shape.ts';
import type { Calendar } from '#lib/rulebook/shapes/calendar.ts';

/** A calendar that a clause names, by the number that SQL knows it by. */
export interface NamedCalendar {
	readonly no: number;
	readonly edition: Edition;
	readonly calendar: Calendar;
}

const calendarOf = (clause: Clause): string | undefined =>
	'calendar' in clause ? clause.calendar : undefined;
export const hasPauses = (clause: Clause): boolean => 'pauses' in clause && clause.pauses === true;

/** The calendars that at least one clause of their edition names: without such clauses SQL knows none. */
export function namedCalendars({ editions }: Rulebook): readonly NamedCalendar[] {
	return editions
		.flatMap((edition) => {
			const named = new Set(edition.clauses.map(calendarOf));
			return edition.calendars.filter((c) => named.has(c.id)).map((calendar) => ({ edition, calendar }));
		})
		.map((entry, i) => ({ no: i + 1, ...entry }));
}

/** True where the clause does not simply run on the wall clock. */
export const isCounted = (clause: Clause): boolean => calendarOf(clause) !== undefined || hasPauses(clause);

/** The clock of a clause: the number of its calendar, or null for all hours of all days; and whether it stops. */
export interface Clock {
	readonly calendarNo: number | null;
	readonly pauses: boolean;
}

/** The clock that this clause of this edition runs on. */
export function clockOf(clause: Clause, edition: Edition, named: readonly NamedCalendar[]): Clock {
	const id = calendarOf(clause);
	const found = named.find((c) => c.edition === edition && c.calendar.id === id);
	return { calendarNo: found?.no ?? null, pauses: hasPauses(clause) };
}

/** What a counted clause on complaints counts: time, in microseconds, or days, of which the last one ends the limit. */
export interface Amounts {
	readonly unit: 'time' | 'days';
	/** The limit; of windows, the end of the first. */
	readonly limit: number;
	readonly start: readonly string[];
	readonly windows?: { readonly after: number; readonly every: number; readonly done: string };
}

/** What this clause counts; null where it runs on the wall clock, or counts nothing. */
export function amountsOf(clause: ComplaintClause): Amounts | null {
	if (!isCounted(clause)) return null;
	switch (clause.kind) {
		case 'within':
		case 'escalation':
			return { unit: 'time', limit: microseconds(clause.limit), start: clause.start };
		case 'same_day':
			return { unit: 'days', limit: 1, start: clause.start };
		case 'days_after':
			return { unit: 'days', limit: clause.days.value + 1, start: clause.start };
		case 'windows': {
			const [after, every] = [microseconds(clause.after), microseconds(clause.every)];
			const windows = { after, every, done: clause.done };
			return { unit: 'time', limit: after + every, start: clause.start, windows };
		}
		default:
			return null;
	}
}
