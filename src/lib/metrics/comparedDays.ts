import type { Bounds } from './bounds.ts';
import { daysOf, lastDay, type Days } from './months.ts';

/** A period like the one in view: the one before it, or the same days a year ago. */
export interface ComparedDays extends Days {
	readonly id: 'previous' | 'lastYear';
}

export interface Comparison {
	/** The period in view, as far as the data reach. */
	readonly now: Days;
	/** The data end within the period. */
	readonly cut: boolean;
	readonly with: readonly ComparedDays[];
}

/**
 * The last day that is looked at: that of as_of, chosen or not, as for whole and partial months. To end at the last receipt would end every
 * period with a complaint, and count the quiet days after it as if they had not been.
 */
export const lastDayOf = ({ asOf, lastOn }: Pick<Bounds, 'asOf' | 'lastOn'>): string | null =>
	asOf?.slice(0, 10) ?? lastOn;

/**
 * The days that a period is fairly compared with. A period beyond `end`, the last day that the data reach, is cut there, and so are those
 * it is compared with: 1–21 November with 1–21 October and with 1–21 November of last year. Whole months go with whole months, other days
 * with as many days just before; a month that is too short gives its last day. `start` is the first day of the data: what begins in an
 * earlier month is left out, for the log does not tell of it. Null where nothing can be compared.
 */
export function comparisonOf(
	period: Partial<Days>,
	start: string | null,
	end: string | null
): Comparison | null {
	const from = period.from;
	const whole = period.to ?? end;
	if (!from || !whole || !end || from > end || from > whole) return null;
	const cut = end < whole;
	const to = cut ? end : whole;
	const now = { from, to };
	const monthly = from.endsWith('-01') && (isMonthEnd(whole) || !period.to);
	const length = monthly ? monthsOf(from, whole) : 0;
	const found: ComparedDays[] = [];
	// four months or a half-year have one before them; eleven months have only the year before
	if (monthly && length < 12 && 12 % length === 0)
		found.push({ id: 'previous', from: back(from, length), to: backTo(to, length, cut || !period.to) });
	if (!monthly) {
		const days = dayNumber(to) - dayNumber(from) + 1;
		found.push({ id: 'previous', from: dayName(dayNumber(from) - days), to: dayName(dayNumber(from) - 1) });
	}
	if (monthly ? length <= 12 : dayNumber(to) - dayNumber(from) < 365)
		found.push({ id: 'lastYear', from: back(from, 12), to: backTo(to, 12, !monthly || cut || !period.to) });
	const known = found.filter((days) => !start || days.from.slice(0, 7) >= start.slice(0, 7));
	return known.length === 0 ? null : { now, cut, with: known };
}

const parts = (day: string) => day.split('-').map(Number) as [number, number, number];
const two = (n: number) => String(n).padStart(2, '0');
const isMonthEnd = (day: string): boolean => day === daysOf(day.slice(0, 7)).to;

/** How many months begin within. */
function monthsOf(from: string, to: string): number {
	const [y1, m1] = parts(from);
	const [y2, m2] = parts(to);
	return y2 * 12 + m2 - (y1 * 12 + m1) + 1;
}

/** The same day so many months earlier, or the last of its month. */
function back(day: string, months: number): string {
	const [year, month, date] = parts(day);
	const at = year * 12 + month - 1 - months;
	const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
	const there = `${String(y).padStart(4, '0')}-${two(m)}`;
	return `${there}-${two(Math.min(date, lastDay(there)))}`;
}

/** The end of a period so many months earlier: its same day, or the last of its month where whole months are compared. */
function backTo(day: string, months: number, sameDay: boolean): string {
	const there = back(day, months);
	if (sameDay && !isMonthEnd(day)) return there;
	return daysOf(there.slice(0, 7)).to;
}

const dayNumber = (day: string): number => {
	const [year, month, date] = parts(day);
	return Date.UTC(year, month - 1, date) / 86_400_000;
};
const dayName = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
