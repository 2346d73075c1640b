import type { Engine } from '#lib/engine/engine.ts';
import { kaplanMeier, survivalQuantile, type Lifetimes } from '#lib/stats/kaplanMeier.ts';
import { quantile7Counted } from '#lib/stats/quantile7.ts';
import { compose } from './ask.ts';
import type { Filter } from './filter.ts';
import { lifetimes, livesOf } from './lifetimes.ts';

/** From receipt to completion, or from receipt to the answer. */
export type DurationKind = 'handling' | 'reply';

/** How long it takes: Kaplan–Meier, which minds what is still open, beside the naive figure over what has ended. */
export interface Durations {
	readonly medianHours: number | null;
	/** 95 % interval of the median (log-log); a bound that is not reached is null. */
	readonly low: number | null;
	readonly high: number | null;
	readonly p90Hours: number | null;
	readonly p90Low: number | null;
	readonly p90High: number | null;
	/** All that count: ended and censored. */
	readonly n: number;
	readonly censored: number;
	readonly naiveMedianHours: number | null;
	readonly naiveP90Hours: number | null;
	readonly naiveN: number;
}

/** Of a group without anybody. */
export const noLifetimes: Lifetimes = { times: [], ended: [], censored: [] };

const hours = (seconds: number | null) => (seconds === null ? null : seconds / 3600);
const sum = (counts: ArrayLike<number>) =>
	Array.prototype.reduce.call(counts, (a, b) => (a as number) + (b as number), 0) as number;

/** The figures of one group of lifetimes in seconds. */
export function durationsOf(lifetimes: Lifetimes): Durations {
	const steps = kaplanMeier(lifetimes);
	const median = survivalQuantile(steps, 0.5);
	const p90 = survivalQuantile(steps, 0.9);
	const naiveN = sum(lifetimes.ended);
	const censored = sum(lifetimes.censored);
	return {
		medianHours: hours(median.value),
		low: hours(median.low),
		high: hours(median.high),
		p90Hours: hours(p90.value),
		p90Low: hours(p90.low),
		p90High: hours(p90.high),
		n: naiveN + censored,
		censored,
		naiveMedianHours: hours(quantile7Counted(lifetimes.times, lifetimes.ended, 0.5)),
		naiveP90Hours: hours(quantile7Counted(lifetimes.times, lifetimes.ended, 0.9)),
		naiveN
	};
}

/** The figures for the complaints of a filter. */
export async function durations(
	engine: Engine,
	filter: Filter,
	kind: DurationKind = 'handling',
	signal?: AbortSignal
): Promise<Durations> {
	const found = await lifetimes(engine, compose(livesOf(kind, '0'), filter), signal);
	return durationsOf(found.get(0) ?? noLifetimes);
}
