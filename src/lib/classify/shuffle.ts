/** Whole numbers from a seed (Marsaglia's xorshift, 32 bits): the same everywhere. `next(n)` gives 0 … n − 1. */
export function seeded(seed: number): (n: number) => number {
	let state = seed | 0 || 1;
	return (n) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % n;
	};
}

/** Puts the items into a random order, in place (Fisher and Yates). */
export function shuffle(items: number[] | Int32Array, next: (n: number) => number): void {
	for (let i = items.length - 1; i > 0; i--) {
		const j = next(i + 1);
		const kept = items[i]!;
		items[i] = items[j]!;
		items[j] = kept;
	}
}
