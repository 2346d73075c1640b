import { gammaP, gammaQ } from './gamma.ts';
import { settled } from './settled.ts';
import { betaI } from './studentT.ts';

/** A count that chance alone would give: of `size` cases with chance `target` each, or of `size` exposure at the rate `target`. */
export type CountKind = 'share' | 'rate';

/** P(X ≥ x): the incomplete beta or gamma function, which runs smoothly between whole x. NIST DLMF 8.17.5, 8.4.8. */
export function upperTail(kind: CountKind, x: number, size: number, target: number): number {
	if (x <= 0) return 1;
	if (kind === 'rate') return settled(gammaP(x, size * target));
	return x >= size + 1 ? 0 : settled(betaI(x, size - x + 1, target));
}

/** P(X ≤ x). */
export function lowerTail(kind: CountKind, x: number, size: number, target: number): number {
	if (kind === 'rate') return settled(gammaQ(x + 1, size * target));
	return x >= size ? 1 : settled(betaI(size - x, x + 1, 1 - target));
}

/**
 * The counts beyond which a tail is less than `chance`: prediction limits, so that a count lies beyond one by chance with at most
 * that probability, to six digits. S. E. Seaton, B. N. Manktelow (2012), BMC Med. Res. Methodol. 12, 98, recommend them for funnels
 * over limits made from confidence intervals.
 */
export function exactLimits(
	kind: CountKind,
	size: number,
	target: number,
	chance: number
): { readonly low: number; readonly high: number } {
	const mean = size * target;
	const most = kind === 'share' ? size : mean + 20 + 40 * Math.sqrt(mean + 1);
	return {
		low:
			lowerTail(kind, 0, size, target) >= chance
				? 0
				: crossing((x) => lowerTail(kind, x, size, target) < chance, 0, mean),
		high:
			kind === 'share' && upperTail(kind, size, size, target) >= chance
				? size
				: crossing((x) => upperTail(kind, x, size, target) >= chance, mean, most)
	};
}

/** Where between low and high a condition that holds at low ceases to hold. */
function crossing(holds: (x: number) => boolean, low: number, high: number): number {
	let [a, b] = [low, high];
	while (b - a > b * 1e-9) {
		const middle = (a + b) / 2;
		if (holds(middle)) a = middle;
		else b = middle;
	}
	return Number(((a + b) / 2).toPrecision(6));
}
