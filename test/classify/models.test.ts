import { expect, test } from 'vitest';
import type { Vectors } from '#lib/classify/linear.ts';
import { complement, multinomial } from '#lib/classify/naiveBayes.ts';
import { supportVectors } from '#lib/classify/supportVectors.ts';

/** Vectors from rows of numbers. */
function vectorsOf(rows: readonly (readonly number[])[]): Vectors {
	const entries = rows.map((row) => row.flatMap((value, column) => (value ? [{ value, column }] : [])));
	const starts = [0];
	for (const own of entries) starts.push(starts.at(-1)! + own.length);
	return {
		starts: Int32Array.from(starts),
		columns: Int32Array.from(entries.flat(), ({ column }) => column),
		values: Float64Array.from(entries.flat(), ({ value }) => value)
	};
}
const rounded = (values: ArrayLike<number>, digits = 6) =>
	Array.from(values, (value) => Number(value.toFixed(digits)));

// Manning, Raghavan and Schütze (2008), table 13.1: Chinese, Beijing, Shanghai, Macao, Tokyo, Japan; three texts about China and one not
const book = vectorsOf([
	[2, 1, 0, 0, 0, 0],
	[2, 0, 1, 0, 0, 0],
	[1, 0, 0, 1, 0, 0],
	[1, 0, 0, 0, 1, 1]
]);
const about = [0, 0, 0, 1];

test('multinomial naive Bayes gives the probabilities of example 13.1', () => {
	const { weights, bias } = multinomial(1)(book, about, 2, 6);
	expect(rounded(bias)).toEqual(rounded([Math.log(3 / 4), Math.log(1 / 4)]));
	expect(rounded(weights)).toEqual(
		rounded(
			[3 / 7, 2 / 9, 1 / 7, 1 / 9, 1 / 7, 1 / 9, 1 / 7, 1 / 9, 1 / 14, 2 / 9, 1 / 14, 2 / 9].map(Math.log)
		)
	);
	// its fifth text, Chinese three times, Tokyo and Japan: 0.0003 against 0.0001
	const chances = [0, 1].map((l) =>
		Math.exp(bias[l]! + 3 * weights[l]! + weights[4 * 2 + l]! + weights[5 * 2 + l]!)
	);
	expect(rounded(chances, 4)).toEqual([0.0003, 0.0001]);
});

test('complement naive Bayes takes a label’s weights from the texts of the others, as Rennie’s equation 6 says', () => {
	const { weights, bias } = complement(1)(book, about, 2, 6);
	const elsewhere = [
		[2 / 9, 1 / 9, 1 / 9, 1 / 9, 2 / 9, 2 / 9],
		[6 / 14, 2 / 14, 2 / 14, 2 / 14, 1 / 14, 1 / 14]
	];
	for (const [label, rates] of elsewhere.entries())
		expect(rounded(rates.map((_, column) => weights[column * 2 + label]!))).toEqual(
			rounded(rates.map((rate) => -Math.log(rate)))
		);
	expect([...bias]).toEqual([0, 0]);
});

test('support vectors come to the optimum that LIBLINEAR comes to', () => {
	const vectors = vectorsOf([
		[1, 0, 0],
		[0.6, 0.8, 0],
		[0, 1, 0],
		[0, 0.6, 0.8],
		[0, 0, 1],
		[0.8, 0, 0.6]
	]);
	const train = supportVectors({ cost: 2, tolerance: 1e-9, sweeps: 10_000 });
	const { weights, bias } = train(vectors, [0, 0, 1, 1, 2, 2], 3, 3);
	const [own, next, far] = [1.267126, 0.136843, -1.508266];
	expect(rounded(weights)).toEqual([own, far, next, next, own, far, far, next, own]);
	expect(rounded(bias)).toEqual([-0.480298, -0.480298, -0.480298]);
});
