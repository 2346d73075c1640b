import { ln } from '#lib/stats/elementary.ts';
import type { Linear, Trainer, Vectors } from './linear.ts';

/**
 * Multinomial naive Bayes with additive smoothing: ln P(label) + Σ value · ln P(column | label).
 * C. D. Manning, P. Raghavan, H. Schütze (2008), *Introduction to Information Retrieval*, 13.2.
 */
export const multinomial =
	(alpha: number): Trainer =>
	(vectors, labelOf, labels, columns) => {
		const { sums, sizes } = tally(vectors, labelOf, labels, columns);
		const totals = totalsOf(sums, labels, columns);
		return {
			labels,
			weights: sums.map((sum, at) => ln((sum + alpha) / (totals[at % labels]! + alpha * columns))),
			bias: sizes.map((size) => ln(size / labelOf.length))
		};
	};

/**
 * Complement naive Bayes: a label's weights come from the documents of all other labels, which are more and more alike in number.
 * J. D. M. Rennie, L. Shih, J. Teevan, D. R. Karger (2003), *Proc. ICML*, 616–623, equation 6.
 */
export const complement =
	(alpha: number): Trainer =>
	(vectors, labelOf, labels, columns): Linear => {
		const { sums } = tally(vectors, labelOf, labels, columns);
		const totals = totalsOf(sums, labels, columns);
		const all = totals.reduce((a, b) => a + b, 0);
		const weights = new Float64Array(columns * labels);
		for (let c = 0; c < columns; c++) {
			let whole = 0;
			for (let l = 0; l < labels; l++) whole += sums[c * labels + l]!;
			for (let l = 0; l < labels; l++) {
				const others = Math.max(whole - sums[c * labels + l]!, 0);
				weights[c * labels + l] = -ln((others + alpha) / (all - totals[l]! + alpha * columns));
			}
		}
		return { labels, weights, bias: new Float64Array(labels) };
	};

/** Sums of values by column and label, and documents by label. */
function tally(
	{ starts, columns: at, values }: Vectors,
	labelOf: ArrayLike<number>,
	labels: number,
	columns: number
) {
	const sums = new Float64Array(columns * labels);
	const sizes = new Float64Array(labels);
	for (let i = 0; i + 1 < starts.length; i++) {
		sizes[labelOf[i]!]! += 1;
		for (let j = starts[i]!; j < starts[i + 1]!; j++) sums[at[j]! * labels + labelOf[i]!]! += values[j]!;
	}
	return { sums, sizes };
}

function totalsOf(sums: Float64Array, labels: number, columns: number): Float64Array {
	const totals = new Float64Array(labels);
	for (let c = 0; c < columns; c++) for (let l = 0; l < labels; l++) totals[l]! += sums[c * labels + l]!;
	return totals;
}
