import type { Engine } from '#lib/engine/engine.ts';
import type { Bounds } from '#lib/metrics/bounds.ts';
import { comparisonOf, lastDayOf, type ComparedDays, type Comparison } from '#lib/metrics/comparedDays.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { headline, type Headline } from '#lib/metrics/headline.ts';
import { daysOf } from '#lib/metrics/months.ts';

/** A comparison with its figures. */
export interface Compared extends Comparison {
	readonly with: readonly (ComparedDays & { readonly headline: Headline })[];
}

/** The period of the filter beside days like its own; null where it has none. */
export async function comparedWith(
	engine: Engine,
	filter: Filter,
	bounds: Bounds,
	signal: AbortSignal
): Promise<Compared | null> {
	const period = filter.month ? daysOf(filter.month) : filter;
	const found = comparisonOf(period, bounds.firstOn, lastDayOf(bounds));
	if (!found) return null;
	const compared = found.with.map(async (days) => {
		const other = { ...filter, month: undefined, from: days.from, to: days.to };
		return { ...days, headline: await headline(engine, other, signal) };
	});
	return { ...found, with: await Promise.all(compared) };
}
