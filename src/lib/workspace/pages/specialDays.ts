import { statutoryDays } from '#lib/rulebook/calendar/statutory.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';

/** Days of a year that are not like their weekday by a calendar of the rulebook, with their names; none where it has no calendar. */
export function specialDays({ editions }: Rulebook, year: number): ReadonlyMap<string, string> {
	const calendars = editions.flatMap((edition) => edition.calendars);
	const followed = calendars.some(({ holidays }) => holidays === 'mainland-china') ? statutoryDays : [];
	const found = [
		...followed.filter(({ kind }) => kind === 'off').map(({ day, name }) => ({ date: day, name })),
		...calendars.flatMap(({ days }) => days.filter(({ kind }) => kind === 'off'))
	];
	return new Map(
		found.filter(({ date }) => date.startsWith(`${year}-`)).map(({ date, name }) => [date, name])
	);
}
