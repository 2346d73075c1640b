import { bisect } from './bisect.ts';
import { settled } from './settled.ts';
import { betaI } from './studentT.ts';
import type { Interval } from './wilson.ts';

/**
 * The exact 95 % interval of a share of which k of n were seen: the chances at which P(X ≥ k) and P(X ≤ k) are 2.5 %.
 * C. J. Clopper, E. S. Pearson (1934), Biometrika 26, 404–413. Of no trials nothing is known: 0 to 1.
 */
export function binomialInterval(k: number, n: number): Interval {
	return {
		low: k === 0 ? 0 : settled(bisect((p) => betaI(k, n - k + 1, p), 0.025, 0, 1)),
		high: k === n ? 1 : settled(bisect((p) => betaI(k + 1, n - k, p), 0.975, 0, 1))
	};
}
