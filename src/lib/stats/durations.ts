import { followed, type Lifetimes, type SurvivalQuantile } from './kaplanMeier.ts';
import { quantile7Counted } from './quantile7.ts';

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

const hours = (seconds: number | null) => (seconds === null ? null : seconds / 3600);

function sum(counts: ArrayLike<number>): number {
	let all = 0;
	for (let i = 0; i < counts.length; i++) all += counts[i]!;
	return all;
}

/** The figures of one group of lifetimes in seconds. */
export function durationsOf(lifetimes: Lifetimes): Durations {
	const [median, p90] = followed(lifetimes, [0.5, 0.9]) as [SurvivalQuantile, SurvivalQuantile];
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
