/** A small seeded generator: the same seed gives the same draws on every engine. */
export interface Random {
	/** Uniform in [0, 1). */
	next(): number;
	/** Whole number in [0, n). */
	below(n: number): number;
	/** Whole number in [low, high]. */
	between(low: number, high: number): number;
	/** True with this probability. */
	chance(p: number): boolean;
	/** One of the list, all alike. */
	pick<T>(list: readonly T[]): T;
	/** One of the values by its weight. */
	choose<T>(choice: Choice<T>): T;
	/** Log-normal: half of the draws lie below the median, `spread` is the standard deviation of the logarithm. */
	around(median: number, spread: number): number;
}

/** Values with cumulative weights, made once and drawn from often. */
export interface Choice<T> {
	readonly values: readonly T[];
	readonly cumulative: Float64Array;
}

/** Pairs of value and weight as a choice. */
export function choice<T>(pairs: readonly (readonly [T, number])[]): Choice<T> {
	const cumulative = new Float64Array(pairs.length);
	let sum = 0;
	pairs.forEach(([, weight], i) => (cumulative[i] = sum += weight));
	return { values: pairs.map(([value]) => value), cumulative };
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, period 2^32. */
export function random(seed: number): Random {
	let state = (seed ^ 0x9e3779b9) >>> 0;
	function next(): number {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}
	const below = (n: number) => Math.floor(next() * n);
	return {
		next,
		below,
		between: (low, high) => low + below(high - low + 1),
		chance: (p) => next() < p,
		pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
		choose: <T>({ values, cumulative }: Choice<T>) => {
			const at = next() * (cumulative[cumulative.length - 1] ?? 0);
			let low = 0;
			let high = cumulative.length - 1;
			while (low < high) {
				const middle = (low + high) >> 1;
				if ((cumulative[middle] as number) > at) high = middle;
				else low = middle + 1;
			}
			return values[low] as T;
		},
		// The sum of four uniforms is close enough to a normal and needs no logarithm.
		around: (median, spread) =>
			median * Math.exp(spread * (next() + next() + next() + next() - 2) * Math.sqrt(3))
	};
}
