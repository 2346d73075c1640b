import { binomialInterval } from './binomialInterval.ts';
import { binomialTail } from './binomialTail.ts';
import { settled } from './settled.ts';
import type { Interval } from './wilson.ts';

/** Events that were counted, and in how much of whatever they are counted by: days, household-days. */
export interface Counted {
	readonly events: number;
	readonly exposure: number;
}

export interface RateRatio {
	/** Rate after ÷ rate before; null where nothing was counted before. */
	readonly ratio: number | null;
	/** 95 %; without an upper end where nothing was counted before. */
	readonly interval: Interval;
	/** The chance of so few events after, or fewer, were the rate as before. */
	readonly p: number;
}

/**
 * The exact ratio of two Poisson rates. Given how many events there are in both, those after are binomial with the share
 * ρT₁ / (ρT₁ + T₀), so the exact interval of that share (Clopper–Pearson) is one of ρ.
 * J. Przyborowski, H. Wilenski (1940), Biometrika 31, 313–323; the interval as in E. L. Lehmann, J. P. Romano, Testing
 * Statistical Hypotheses, 4.5, and R's poisson.test. Both exposures must be above zero.
 */
export function poissonRatio(after: Counted, before: Counted): RateRatio {
	const all = after.events + before.events;
	const scale = before.exposure / after.exposure;
	const share = binomialInterval(after.events, all);
	const ratioOf = (p: number) => (p === 1 ? Infinity : settled((p / (1 - p)) * scale));
	return {
		ratio: before.events === 0 ? null : settled((after.events / before.events) * scale),
		interval: { low: ratioOf(share.low), high: all === 0 ? Infinity : ratioOf(share.high) },
		// P(X ≤ k) = P(n − X ≥ n − k)
		p: binomialTail(before.events, all, before.exposure / (before.exposure + after.exposure))
	};
}
