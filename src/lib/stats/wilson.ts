import { z95 } from './normal.ts';

export interface Interval {
	readonly low: number;
	readonly high: number;
}

/**
 * Wilson's score interval, 95 %, for k of n; null where n is 0.
 * E. B. Wilson (1927), J. Am. Stat. Assoc. 22, 209–212; examples in R. G. Newcombe (1998), Stat. Med. 17, 857–872, method 3.
 */
export function wilson(k: number, n: number): Interval | null {
	if (n <= 0) return null;
	const z2 = z95 * z95;
	const middle = 2 * k + z2;
	const half = z95 * Math.sqrt(z2 + (4 * k * (n - k)) / n);
	const width = 2 * (n + z2);
	return {
		low: k === 0 ? 0 : Math.max(0, (middle - half) / width),
		high: k === n ? 1 : Math.min(1, (middle + half) / width)
	};
}

/** A share with what it was counted from and its 95 % interval. */
export interface Proportion {
	readonly value: number | null;
	readonly numerator: number;
	readonly denominator: number;
	readonly low: number | null;
	readonly high: number | null;
}

/** numerator of denominator, with Wilson's interval; all null where there is nothing to divide by. */
export function proportion(numerator: number, denominator: number): Proportion {
	const interval = wilson(numerator, denominator);
	return {
		value: interval ? numerator / denominator : null,
		numerator,
		denominator,
		low: interval?.low ?? null,
		high: interval?.high ?? null
	};
}
