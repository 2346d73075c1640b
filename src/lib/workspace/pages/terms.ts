import type { Bounds } from '#lib/metrics/bounds.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { daysOf, periodBefore, reportMonth } from '#lib/workspace/periods.ts';

/** The complaints whose words are counted, and those of the period before that they are compared with. */
export interface TermPeriods {
	readonly now: Filter;
	/** Null where the period has no like before it. */
	readonly before: Filter | null;
}

/** The period of the filter, or the last whole month where it names none, and as long a one before it. */
export function termPeriods(filter: Filter, bounds: Pick<Bounds, 'months' | 'asOf'>): TermPeriods {
	const { from, to, month, ...rest } = filter;
	const days = month ? daysOf(month) : from || to ? { from, to } : lastMonth(bounds);
	const before = periodBefore(days.from, days.to);
	const of = (period: { from?: string | undefined; to?: string | undefined }): Filter => ({
		...rest,
		...(period.from ? { from: period.from } : {}),
		...(period.to ? { to: period.to } : {})
	});
	const reached =
		before !== null &&
		bounds.months.some((one) => daysOf(one).from <= before.to && daysOf(one).to >= before.from);
	return { now: of(days), before: reached ? of(before) : null };
}

function lastMonth({ months, asOf }: Pick<Bounds, 'months' | 'asOf'>): { from?: string; to?: string } {
	const month = reportMonth(months, asOf);
	return month ? daysOf(month) : {};
}

/** The complaints of the period that have a term. */
export const withTerm = (now: Filter, term: string): Filter => ({
	...now,
	search: [now.search, term].filter(Boolean).join(' ')
});
