import type { Bounds } from '#lib/metrics/bounds.ts';
import { comparisonOf } from '#lib/metrics/comparedDays.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { daysOf } from '#lib/metrics/months.ts';
import { reportMonth } from '#lib/workspace/periods.ts';

/** How far the data reach. */
type Reach = Pick<Bounds, 'months' | 'asOf' | 'firstOn' | 'lastOn'>;

/** The complaints whose words are counted, and those of the period before that they are compared with. */
export interface TermPeriods {
	readonly now: Filter;
	/** Null where the period has no like before it. */
	readonly before: Filter | null;
}

/** The period of the filter, or the last whole month where it names none, as far as the data reach, and as long a one before it. */
export function termPeriods(filter: Filter, { months, asOf, firstOn, lastOn }: Reach): TermPeriods {
	const { from, to, month, ...rest } = filter;
	const days = month ? daysOf(month) : from || to ? { from, to } : lastMonth({ months, asOf });
	const compared = comparisonOf(days, firstOn, lastOn);
	const before = compared?.with.find(({ id }) => id === 'previous');
	const of = (period: { from?: string | undefined; to?: string | undefined }): Filter => ({
		...rest,
		...(period.from ? { from: period.from } : {}),
		...(period.to ? { to: period.to } : {})
	});
	return { now: of(before && compared ? compared.now : days), before: before ? of(before) : null };
}

function lastMonth({ months, asOf }: Pick<Reach, 'months' | 'asOf'>): { from?: string; to?: string } {
	const month = reportMonth(months, asOf);
	return month ? daysOf(month) : {};
}

/** The complaints of the period that have a term. */
export const withTerm = (now: Filter, term: string): Filter => ({
	...now,
	search: [now.search, term].filter(Boolean).join(' ')
});
