/** Civil time as whole seconds since 1970-01-01 00:00:00, without any time zone. */
export type Seconds = number;

export const minute = 60;
export const hour = 3600;
export const day = 86400;

/** Day number of a civil date (Howard Hinnant, "chrono-compatible low-level date algorithms"). `month` is 1..12. */
export function dayNumber(year: number, month: number, dayOfMonth: number): number {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
	return (
		era * 146097 +
		yearOfEra * 365 +
		Math.floor(yearOfEra / 4) -
		Math.floor(yearOfEra / 100) +
		dayOfYear -
		719468
	);
}

/** The civil date of a day number: the inverse of `dayNumber`. */
export function civilDate(days: number): { year: number; month: number; day: number } {
	const z = days + 719468;
	const era = Math.floor(z / 146097);
	const dayOfEra = z - era * 146097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
			365
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shifted = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shifted + (shifted < 10 ? 3 : -9);
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
	};
}

const two = (n: number) => (n < 10 ? '0' + n : '' + n);
const dates = new Map<number, string>();
const clocks: string[] = [];

/** 'YYYY-MM-DD'. */
export function dateText(at: Seconds): string {
	const days = Math.floor(at / day);
	let text = dates.get(days);
	if (text === undefined) {
		const date = civilDate(days);
		text = `${date.year}-${two(date.month)}-${two(date.day)}`;
		dates.set(days, text);
	}
	return text;
}

/** 'YYYY-MM-DD HH:MM:SS'. */
export function timeText(at: Seconds): string {
	const inDay = Math.floor(at - Math.floor(at / day) * day);
	const minutes = Math.floor(inDay / 60);
	const clock = (clocks[minutes] ??= ` ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:`);
	return dateText(at) + clock + two(inDay % 60);
}

/** 0 = Monday … 6 = Sunday (1970-01-01 was a Thursday). */
export const weekday = (at: Seconds): number => (Math.floor(at / day) + 3) % 7;

/** Midnight at which the civil day of `at` begins. */
export const startOfDay = (at: Seconds): Seconds => Math.floor(at / day) * day;
