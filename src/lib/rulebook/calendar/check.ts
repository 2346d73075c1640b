import type { Calendar, Hours } from '#lib/rulebook/shapes/calendar.ts';
import { weekdays } from '#lib/rulebook/shapes/calendar.ts';

/** What is wrong with a calendar, and where in it. */
export interface CalendarFault {
	readonly code:
		| 'rulebook_hours_order'
		| 'rulebook_hours_overlap'
		| 'rulebook_no_working_time'
		| 'rulebook_hours_of_day_off'
		| 'rulebook_twice';
	readonly place: string;
	readonly fill: Readonly<Record<string, string>>;
}

/** Minutes of 'HH:MM' since the day began. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Every fault of a calendar's hours and days. A table that is not known yet cannot make up for a week without hours. */
export function calendarFaults(calendar: Calendar): CalendarFault[] {
	const { week, makeUp = [], days } = calendar;
	const seen = new Set<string>();
	return [
		...weekdays.flatMap((day) => hoursFaults(week[day], `week.${day}`)),
		...(weekdays.every((day) => week[day].length === 0)
			? [{ code: 'rulebook_no_working_time', place: 'week', fill: {} } as const]
			: []),
		...hoursFaults(makeUp, 'makeUp'),
		...days.flatMap(({ date, kind, hours = [] }, i): CalendarFault[] => {
			const twice = seen.has(date);
			seen.add(date);
			return [
				...(twice
					? [{ code: 'rulebook_twice', place: `days[${i}].date`, fill: { name: date } } as const]
					: []),
				...(kind === 'off' && hours.length > 0
					? [{ code: 'rulebook_hours_of_day_off', place: `days[${i}].hours`, fill: {} } as const]
					: []),
				...hoursFaults(hours, `days[${i}].hours`)
			];
		})
	];
}

function hoursFaults(hours: Hours, place: string): CalendarFault[] {
	return hours.flatMap(({ from, to }, i): CalendarFault[] => {
		const at = `${place}[${i}]`;
		const before = hours[i - 1];
		if (minuteOf(from) >= minuteOf(to))
			return [{ code: 'rulebook_hours_order', place: at, fill: { from, to } }];
		if (before && minuteOf(from) < minuteOf(before.to))
			return [{ code: 'rulebook_hours_overlap', place: at, fill: { from, before: before.to } }];
		return [];
	});
}
