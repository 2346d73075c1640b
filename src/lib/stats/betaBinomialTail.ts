import { settled } from './settled.ts';

/** A term this much below the largest adds nothing to twelve digits. */
const nothing = 1e-30;

/**
 * P(X ≥ k) for X beta-binomial: of n events, each month's own rate varying as a gamma variable, so that those of now against those before are a
 * Pólya urn with a and b. As a and b grow it is the binomial with the share a / (a + b). J. G. Skellam (1948), J. R. Stat. Soc. B 10, 257–261.
 * Given their sum, negative binomial counts with one scale are so exactly: the test of M. D. Robinson, G. K. Smyth (2008), Biostatistics 9, 321–332.
 * From quotients of neighbouring terms alone, so that every engine gives the same digits.
 */
export function betaBinomialTail(k: number, n: number, a: number, b: number): number {
	if (k <= 0) return 1;
	if (k > n) return 0;
	const up = (x: number) => (((n - x) / (x + 1)) * (a + x)) / (b + n - x - 1);
	// the terms may have one peak or one at each end: each side of the start is summed, with the largest term as the measure
	const start = Math.min(n, Math.max(0, Math.round((n * a) / (a + b))));
	let [all, tail] = [1, start >= k ? 1 : 0];
	for (let x = start, term = 1; x < n; x++) {
		term *= up(x);
		all += term;
		if (x + 1 >= k) tail += term;
		if (x >= k && term < nothing * all && b >= 1) break;
	}
	for (let x = start, term = 1; x > 0; x--) {
		term /= up(x - 1);
		all += term;
		if (x - 1 >= k) tail += term;
		if (term < nothing * all && a >= 1) break;
	}
	return settled(tail / all);
}
