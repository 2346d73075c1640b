import { ageBuckets, isAgeBucket } from '#lib/metrics/ages.ts';
import { dimensionNames, type DimensionName, type Filter } from '#lib/metrics/filter.ts';
import { daysOf } from '#lib/metrics/months.ts';
import { isStage, isStanding } from '#lib/metrics/time/stageIs.ts';

/**
 * The part of a filter that the marks of a chart choose. Keys of `period` are months 'YYYY-MM' or days 'YYYY-MM-DD',
 * those of `outcome` are 'clause:outcome', of `stage` 'stage:standing', of `stretch` 'from:to', those of a dimension its values, empty where none is given.
 */
export type PickPart = DimensionName | 'period' | 'age' | PairPart;
/** Parts of which one is chosen at a time, known by two names. */
type PairPart = 'outcome' | 'stage' | 'stretch';

const isPair = (part: PickPart): part is PairPart =>
	part === 'outcome' || part === 'stage' || part === 'stretch';

/** The pair that a key names; undefined where it names none. */
function pairOf(part: PairPart, key: string): Pick<Filter, PairPart> {
	const [one = '', other = ''] = key.split(':');
	if (part === 'outcome') return { outcome: { clause: one, outcome: other } };
	if (part === 'stage')
		return { stage: isStage(one) && isStanding(other) ? { stage: one, standing: other } : undefined };
	return { stretch: isStage(one) && isStage(other) ? { from: one, to: other } : undefined };
}

/** The key of the pair that is chosen; null where none is. */
function pairIn({ outcome, stage, stretch }: Filter, part: PairPart): string | null {
	if (part === 'outcome') return outcome ? `${outcome.clause}:${outcome.outcome}` : null;
	if (part === 'stage') return stage ? `${stage.stage}:${stage.standing}` : null;
	return stretch ? `${stretch.from}:${stretch.to}` : null;
}

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
function values(filter: Filter, part: Exclude<PickPart, 'period' | PairPart>): readonly string[] {
	return filter[part] ?? [];
}

/** True where something of this part is chosen. */
export function isAnyPicked(filter: Filter, part: PickPart): boolean {
	if (part === 'period') return Boolean(filter.from ?? filter.to ?? filter.month);
	if (isPair(part)) return pairIn(filter, part) !== null;
	return values(filter, part).length > 0;
}

/** True where the mark with this key is among what is chosen; a month also where a part of it is. */
export function isPicked(filter: Filter, part: PickPart, key: string): boolean {
	if (isPair(part)) return pairIn(filter, part) === key;
	if (part !== 'period') return values(filter, part).includes(key);
	const chosen = period(filter);
	const days = daysOfKey(key);
	return (!chosen.from || days.to >= chosen.from) && (!chosen.to || days.from <= chosen.to);
}

/** The filter with nothing but this key in the part: the rows behind a mark. */
export function only(filter: Filter, part: PickPart, key: string): Filter {
	if (part === 'period') return span(filter, key, key);
	if (isPair(part)) return { ...filter, ...pairOf(part, key) };
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
	if (isPair(part)) return isPicked(filter, part, key) ? without(filter, part) : alone;
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
