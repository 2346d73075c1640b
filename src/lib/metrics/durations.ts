import type { Engine } from '#lib/engine/engine.ts';
import { durationsOf, type Durations } from '#lib/stats/durations.ts';
import type { Lifetimes } from '#lib/stats/kaplanMeier.ts';
import { compose } from './ask.ts';
import type { Filter } from './filter.ts';
import { lifetimes, livesOf } from './lifetimes.ts';
import { testsOf } from './tally/conditions.ts';
import { tallyOf } from './tally/counts.ts';

/** From receipt to completion, or from receipt to the answer. */
export type DurationKind = 'handling' | 'reply';

export { durationsOf, type Durations } from '#lib/stats/durations.ts';

/** Of a group without anybody. */
export const noLifetimes: Lifetimes = { times: [], ended: [], censored: [] };

/** The figures for the complaints of a filter. */
export async function durations(
	engine: Engine,
	filter: Filter,
	kind: DurationKind = 'handling',
	signal?: AbortSignal
): Promise<Durations> {
	const tests = testsOf(filter);
	const counted = tests && (await tallyOf(engine)?.lives(kind, null, tests, signal));
	if (counted) return counted.get(null) ?? durationsOf(noLifetimes);
	const found = await lifetimes(engine, compose(livesOf(kind, '0'), filter), signal);
	return durationsOf(found.get(0) ?? noLifetimes);
}
