import type { Bounds } from '#lib/metrics/bounds.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { isPartial, lastDay } from '#lib/metrics/months.ts';

export interface Span {
	/** 'YYYY-MM-DD', both within. */
	readonly first: string;
	readonly last: string;
}

/**
 * The days that a filter asks for and the log covers: from the first of its first month to the end of its last one, or to as_of where
 * that month is not over. Null where there are none.
 */
export function spanOf(filter: Filter, { firstOn, lastOn, asOf }: Bounds): Span | null {
	if (firstOn === null || lastOn === null) return null;
	const month = /^\d{4}-\d{2}$/.test(filter.month ?? '') ? filter.month! : null;
	const covered = isPartial(lastOn.slice(0, 7), asOf) ? asOf?.slice(0, 10) : endOf(lastOn);
	const first = [`${firstOn.slice(0, 7)}-01`, filter.from, month && `${month}-01`]
		.filter(isDay)
		.sort()
		.at(-1);
	const last = [covered, filter.to, month && endOf(month)].filter(isDay).sort()[0];
	return first !== undefined && last !== undefined && first <= last ? { first, last } : null;
}

const endOf = (day: string) => `${day.slice(0, 7)}-${lastDay(day.slice(0, 7))}`;
const isDay = (day: string | null | undefined): day is string => /^\d{4}-\d{2}-\d{2}$/.test(day ?? '');
