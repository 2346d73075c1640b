/** The month after 'YYYY-MM'. */
export function nextMonth(month: string): string {
	const [year, number] = month.split('-').map(Number) as [number, number];
	return number === 12 ? `${pad(year + 1, 4)}-01` : `${pad(year, 4)}-${pad(number + 1, 2)}`;
}

/** All months from the first to the last, both within. */
export function monthsBetween(first: string, last: string): string[] {
	const months: string[] = [];
	for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
	return months;
}

/** The last day of a month. */
export function lastDay(month: string): number {
	const [year, number] = month.split('-').map(Number) as [number, number];
	return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** Days, both within, 'YYYY-MM-DD'. */
export interface Days {
	readonly from: string;
	readonly to: string;
}

/** The first and the last day of a month. */
export const daysOf = (month: string): Days => ({ from: `${month}-01`, to: `${month}-${lastDay(month)}` });

/** A month is partial until the data reach its last day. */
export function isPartial(month: string, asOf: string | null): boolean {
	return asOf === null || asOf.slice(0, 10) < `${month}-${pad(lastDay(month), 2)}`;
}

/** A single far-off date must not make a chart of a thousand empty months: gaps are filled within twenty years. */
const longestSpan = 240;

/** Months in order, with the empty ones between them where the whole spans no more than twenty years. */
export function withGaps(months: readonly string[]): string[] {
	const [first, last] = [months[0], months.at(-1)];
	if (first === undefined || last === undefined) return [];
	return distance(first, last) > longestSpan ? [...months] : monthsBetween(first, last);
}

/** The month of a number that counts months: year · 12 + month − 1. */
export const monthOf = (number: number): string =>
	`${pad(Math.floor(number / 12), 4)}-${pad((number % 12) + 1, 2)}`;

/** The month so many months before. */
export const monthsBefore = (month: string, n: number): string => monthOf(ordinal(month) - 1 - n);

const distance = (first: string, last: string) => ordinal(last) - ordinal(first);
const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
const pad = (value: number, width: number) => String(value).padStart(width, '0');
