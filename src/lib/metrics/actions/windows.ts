import { lastDay, monthsBefore, monthsBetween } from '#lib/metrics/months.ts';
import type { Action } from '#lib/model/actions.ts';

/** Days, both within, 'YYYY-MM-DD'. */
export interface Span {
	readonly from: string;
	readonly to: string;
}

/** What is compared: whole months before, without those that triggered the action, and the days since it was done. */
export interface Windows {
	readonly before: readonly string[];
	readonly after: Span | null;
}

const pad = (n: number) => String(n).padStart(2, '0');

/** The day after. */
export function dayAfter(day: string): string {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}

/** Days from the first to the last, both within. */
export const daysIn = ({ from, to }: Span): number =>
	Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;

/** The days of a month that lie within a span; null where none do. */
export function within(month: string, { from, to }: Span): Span | null {
	const first = `${month}-01`;
	const last = `${month}-${pad(lastDay(month))}`;
	const part = { from: first > from ? first : from, to: last < to ? last : to };
	return part.from > part.to ? null : part;
}

/**
 * Before: as many months as a count is compared with, up to the last that triggered the action, less those that did, not
 * before the log begins and all before the month in which it was done. Without such months: up to the one before it was
 * done, or the last whole month. After: from the day after it was done to `asOf`.
 */
export function windowsOf(
	{ triggers, done }: Pick<Action, 'triggers' | 'done'>,
	historyMonths: number,
	log: Span
): Windows {
	const asOfMonth = log.to.slice(0, 7);
	const wholeMonth = within(asOfMonth, { from: '0000-01-01', to: log.to })?.to.endsWith(
		`-${lastDay(asOfMonth)}`
	);
	const lastWhole = wholeMonth ? asOfMonth : monthsBefore(asOfMonth, 1);
	const beforeDone = done === undefined ? lastWhole : monthsBefore(done.slice(0, 7), 1);
	const last = [...triggers].sort().at(-1) ?? beforeDone;
	const end = last < beforeDone ? last : beforeDone;
	const start = monthsBefore(last, historyMonths - 1);
	const first = start > log.from.slice(0, 7) ? start : log.from.slice(0, 7);
	const before = first > end ? [] : monthsBetween(first, end).filter((month) => !triggers.includes(month));
	const from = done === undefined ? null : dayAfter(done);
	return { before, after: from === null || from > log.to ? null : { from, to: log.to } };
}
