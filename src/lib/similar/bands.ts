import type { Shingles } from './shingles.ts';

/** Bands of a signature, and least hashes in each: two sets that share 0.6 meet in a band with a chance of 0.98, those that share 0.2 with 0.05. */
export const bands = 30;
const rows = 4;
const count = bands * rows;

/** Odd factors and summands for as many hash functions, from a fixed seed. */
const [factors, summands] = [new Int32Array(count), new Int32Array(count)];
let state = 0x9e3779b9;
const next = (): number => {
	// xorshift32, G. Marsaglia (2003)
	state ^= state << 13;
	state ^= state >>> 17;
	state ^= state << 5;
	return state;
};
for (let i = 0; i < count; i++) [factors[i], summands[i]] = [next() | 1, next()];

/**
 * For each set and band one number; sets that share much are likely to have one in common at the same band: MinHash (A. Z. Broder (1997)) in
 * bands (P. Indyk, R. Motwani (1998), Proc. STOC, 604).
 */
export function bandsOf(
	{ starts, hashes }: Shingles,
	onEach: (done: number) => void = () => undefined
): Uint32Array {
	const sets = starts.length - 1;
	const out = new Uint32Array(sets * bands);
	const least = new Uint32Array(count);
	for (let set = 0; set < sets; set++) {
		least.fill(0xffffffff);
		for (let at = starts[set]!; at < starts[set + 1]!; at++) {
			const x = hashes[at]!;
			for (let i = 0; i < count; i++) {
				const h = (Math.imul(x, factors[i]!) + summands[i]!) >>> 0;
				if (h < least[i]!) least[i] = h;
			}
		}
		for (let band = 0; band < bands; band++) {
			let h = band + 1;
			for (let i = band * rows; i < (band + 1) * rows; i++)
				h = Math.imul(h ^ least[i]!, 0x01000193) ^ (h >>> 15);
			out[set * bands + band] = h >>> 0;
		}
		onEach(set + 1);
	}
	return out;
}

/** Sets by their bands: put in one by one, and asked which of those before may be similar. */
export class Buckets {
	readonly #bands: Uint32Array;
	readonly #buckets = Array.from({ length: bands }, () => new Map<number, number[]>());

	/** `bandsOf` the sets that are put in and asked for, by their numbers. */
	constructor(of: Uint32Array) {
		this.#bands = of;
	}

	put(set: number): void {
		for (const [band, buckets] of this.#buckets.entries()) {
			const key = this.#bands[set * bands + band]!;
			const bucket = buckets.get(key);
			if (bucket) bucket.push(set);
			else buckets.set(key, [set]);
		}
	}

	/** The sets put in that share a band with this one, each once, in the order in which they came. */
	near(set: number): readonly number[] {
		const found = new Set<number>();
		for (const [band, buckets] of this.#buckets.entries())
			for (const other of buckets.get(this.#bands[set * bands + band]!) ?? []) found.add(other);
		return [...found].sort((a, b) => a - b);
	}
}
