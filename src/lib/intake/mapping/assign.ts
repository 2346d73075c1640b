/**
 * The assignment of rows to columns with the greatest sum of weights, each used once (Kuhn 1955, Munkres 1957, in the form with
 * potentials of Jonker and Volgenant 1987). Gives for each row its column, or −1 where only a weight of 0 was left.
 */
export function assign(weights: readonly (readonly number[])[]): number[] {
	const n = weights.length;
	if (n === 0) return [];
	// Each row may also stay alone, at no gain.
	const real = weights[0]!.length;
	const m = real + n;
	const cost = (row: number, column: number): number => (column < real ? -weights[row]![column]! : 0);
	const u = new Float64Array(n + 1);
	const v = new Float64Array(m + 1);
	const owner = new Int32Array(m + 1);
	const way = new Int32Array(m + 1);
	for (let row = 1; row <= n; row++) {
		owner[0] = row;
		let at = 0;
		const least = new Float64Array(m + 1).fill(Infinity);
		const used = new Uint8Array(m + 1);
		do {
			used[at] = 1;
			const from = owner[at]!;
			let delta = Infinity;
			let next = 0;
			for (let column = 1; column <= m; column++) {
				if (used[column]) continue;
				const reduced = cost(from - 1, column - 1) - u[from]! - v[column]!;
				if (reduced < least[column]!) {
					least[column] = reduced;
					way[column] = at;
				}
				if (least[column]! < delta) {
					delta = least[column]!;
					next = column;
				}
			}
			for (let column = 0; column <= m; column++) {
				if (used[column]) {
					u[owner[column]!]! += delta;
					v[column]! -= delta;
				} else least[column]! -= delta;
			}
			at = next;
		} while (owner[at] !== 0);
		do {
			const previous = way[at]!;
			owner[at] = owner[previous]!;
			at = previous;
		} while (at !== 0);
	}
	const result = new Array<number>(n).fill(-1);
	for (let column = 1; column <= real; column++) {
		const row = owner[column]! - 1;
		if (row >= 0 && weights[row]![column - 1]! > 0) result[row] = column - 1;
	}
	return result;
}
