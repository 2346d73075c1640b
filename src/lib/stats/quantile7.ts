import { settled } from './settled.ts';

/**
 * The p-quantile of values that ascend, by linear interpolation between order statistics; null where there are none.
 * R. J. Hyndman, Y. Fan (1996), The American Statistician 50, 361–365, definition 7 (R's default, Excel's PERCENTILE.INC).
 */
export function quantile7(sorted: ArrayLike<number>, p: number): number | null {
	const at = (sorted.length - 1) * p;
	return interpolate(at, sorted.length, (i) => sorted[i]!);
}

/** The same over distinct ascending values of which `counts[i]` stand for value i; counts may be 0. */
export function quantile7Counted(
	values: ArrayLike<number>,
	counts: ArrayLike<number>,
	p: number
): number | null {
	let n = 0;
	for (let i = 0; i < counts.length; i++) n += counts[i]!;
	let index = -1;
	let passed = 0;
	return interpolate((n - 1) * p, n, (rank) => {
		while (passed <= rank) passed += counts[++index]!;
		return values[index]!;
	});
}

function interpolate(at: number, n: number, valueAt: (rank: number) => number): number | null {
	if (n === 0) return null;
	const below = Math.floor(at);
	const low = valueAt(below);
	if (below === at) return low;
	// (n − 1)p is rarely a binary fraction: its rounding must not show in the last digits
	return settled(low + (at - below) * (valueAt(below + 1) - low));
}
