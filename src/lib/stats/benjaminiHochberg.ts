/**
 * Adjusted p-values (q-values): the least false discovery rate at which each would be called.
 * Y. Benjamini, Y. Hochberg (1995), J. R. Stat. Soc. B 57, 289–300. Returned in the order given.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
	const order = pValues.map((_, i) => i).sort((a, b) => pValues[b]! - pValues[a]!);
	const q = new Array<number>(pValues.length);
	let least = 1;
	for (const [place, i] of order.entries()) {
		const rank = pValues.length - place;
		least = Math.min(least, (pValues[i]! * pValues.length) / rank);
		q[i] = least;
	}
	return q;
}
