import { ageBuckets, isAgeBucket } from '#lib/metrics/ages.ts';
import { dimensionNames, type DimensionName, type Filter } from '#lib/metrics/filter.ts';
import { daysOf } from '#lib/metrics/months.ts';

/**
 * The part of a filter that the marks of a chart choose. Keys of `period` are months 'YYYY-MM' or days 'YYYY-MM-DD',
 * those of `outcome` are 'clause:outcome', those of a dimension its values, empty where none is given.
 */
export type PickPart = DimensionName | 'period' | 'age' | 'outcome';

const isDimension = (part: PickPart): part is DimensionName =>
	(dimensionNames as readonly string[]).includes(part);

/** The days of a key of time, both within. */
const daysOfKey = (key: string): { from: string; to: string } =>
	key.length === 7 ? daysOf(key) : { from: key, to: key };

/** The days that a filter's period holds; an end that is open is left out. */
const period = ({ from, to, month }: Filter): { from?: string; to?: string } =>
	month ? daysOf(month) : { from, to };

/** The filter without this part: what a chart shows that marks its own choice among all. */
export function without(filter: Filter, part: PickPart): Filter {
	if (part === 'period') return { ...filter, from: undefined, to: undefined, month: undefined };
	return { ...filter, [part]: undefined };
}

/** The values of a list part that are chosen. */
function values(filter: Filter, part: Exclude<PickPart, 'period' | 'outcome'>): readonly string[] {
	return filter[part] ?? [];
}

/** True where something of this part is chosen. */
export function isAnyPicked(filter: Filter, part: PickPart): boolean {
	if (part === 'period') return Boolean(filter.from ?? filter.to ?? filter.month);
	if (part === 'outcome') return filter.outcome !== undefined;
	return values(filter, part).length > 0;
}

/** True where the mark with this key is among what is chosen; a month also where a part of it is. */
export function isPicked(filter: Filter, part: PickPart, key: string): boolean {
	if (part === 'outcome') return `${filter.outcome?.clause}:${filter.outcome?.outcome}` === key;
	if (part !== 'period') return values(filter, part).includes(key);
	const chosen = period(filter);
	const days = daysOfKey(key);
	return (!chosen.from || days.to >= chosen.from) && (!chosen.to || days.from <= chosen.to);
}

/** The filter with nothing but this key in the part: the rows behind a mark. */
export function only(filter: Filter, part: PickPart, key: string): Filter {
	if (part === 'period') return span(filter, key, key);
	if (part === 'outcome') {
		const [clause = '', outcome = ''] = key.split(':');
		return { ...filter, outcome: { clause, outcome } };
	}
	if (part === 'age') return { ...filter, age: isAgeBucket(key) ? [key] : undefined };
	return { ...filter, [part]: [key] };
}

/** The filter with the period from the start of one key of time to the end of another, in whichever order. */
export function span(filter: Filter, one: string, other: string): Filter {
	const [first, last] = one <= other ? [one, other] : [other, one];
	const bare = without(filter, 'period');
	if (first === last && first.length === 7) return { ...bare, month: first };
	return { ...bare, from: daysOfKey(first).from, to: daysOfKey(last).to };
}

/**
 * The filter after a mark was picked: alone, or taken back where it was the only one; with `add`, beside what is chosen
 * already, or taken out of it. A period grows to hold what is added.
 */
export function picked(filter: Filter, part: PickPart, key: string, add = false): Filter {
	const alone = only(filter, part, key);
	if (part === 'period') {
		const chosen = period(filter);
		const days = daysOfKey(key);
		if (chosen.from === days.from && chosen.to === days.to) return without(filter, 'period');
		if (!add || !chosen.from || !chosen.to) return alone;
		return span(
			filter,
			chosen.from < days.from ? chosen.from : days.from,
			chosen.to > days.to ? chosen.to : days.to
		);
	}
	if (part === 'outcome') return isPicked(filter, part, key) ? without(filter, part) : alone;
	const before = values(filter, part);
	const there = before.includes(key);
	if (!add) return there && before.length === 1 ? without(filter, part) : alone;
	const after = there ? before.filter((value) => value !== key) : [...before, key];
	if (after.length === 0) return without(filter, part);
	// buckets of age keep their order, so that equal choices have equal addresses
	return isDimension(part)
		? { ...filter, [part]: after }
		: { ...filter, age: ageBuckets.filter((bucket) => after.includes(bucket)) };
}
