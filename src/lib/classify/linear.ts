/** Sparse vectors, one a document: the entries of document i stand from `starts[i]` to `starts[i + 1] - 1`. */
export interface Vectors {
	readonly starts: Int32Array;
	readonly columns: Int32Array;
	readonly values: Float64Array;
}

/** A score for each label: bias[label] + Σ value · weights[column · labels + label]. The highest wins. */
export interface Linear {
	readonly labels: number;
	readonly weights: Float64Array;
	readonly bias: Float64Array;
}

/** A way to learn the scores: vectors, the number of each one's label, how many labels and columns there are. */
export type Trainer = (
	vectors: Vectors,
	labelOf: ArrayLike<number>,
	labels: number,
	columns: number
) => Linear;

/** The scores of document i, written into `out`. */
export function scoresOf(
	{ labels, weights, bias }: Linear,
	{ starts, columns, values }: Vectors,
	i: number,
	out: Float64Array
): void {
	out.set(bias);
	for (let at = starts[i]!, end = starts[i + 1]!; at < end; at++) {
		const value = values[at]!;
		const row = columns[at]! * labels;
		for (let l = 0; l < labels; l++) out[l]! += value * weights[row + l]!;
	}
}

/** The place of the greatest; of equals, the first. */
export function greatest(scores: ArrayLike<number>): number {
	let best = 0;
	for (let l = 1; l < scores.length; l++) if (scores[l]! > scores[best]!) best = l;
	return best;
}
