import { ln } from '#lib/stats/elementary.ts';
import type { Vectors } from './linear.ts';
import type { Counted } from './vocabulary.ts';

/**
 * What each column weighs, from the documents `seen` and the number of each document's label (0 … `labels` − 1): the more the rarer it is,
 * and the more it keeps to few labels: (ln((N + 1) / (df + 1)) + ½) · (1.1 − H / ln K), H the entropy of its rates in the K labels.
 * T. Wang, Y. Cai, H. Leung, Z. Cai, H. Min (2015), *Proc. ICTAI*, 325–332. 0 where fewer than `least` documents have it.
 */
export function columnWeights(
	counted: Counted,
	size: number,
	seen: Int32Array,
	labelOf: ArrayLike<number>,
	labels: number,
	least: number
): Float64Array {
	const { textsOf, starts, columns } = counted;
	const having = new Int32Array(size * labels);
	const lastIn = new Int32Array(size).fill(-1);
	const sizes = new Int32Array(labels);
	for (const i of seen) {
		const label = labelOf[i]!;
		sizes[label]! += 1;
		for (let at = starts[textsOf[i]!]!, end = starts[textsOf[i + 1]!]!; at < end; at++) {
			const column = columns[at]!;
			if (lastIn[column] !== i) having[column * labels + label]! += 1;
			lastIn[column] = i;
		}
	}
	const present = sizes.filter((n) => n > 0).length;
	const unseen = Float64Array.from(sizes, (n) => (n > 0 ? 0.1 / n : 0));
	const unseenTerm = unseen.map((rate) => (rate > 0 ? rate * ln(rate) : 0));
	const weights = new Float64Array(size);
	for (let column = 0; column < size; column++) {
		let documents = 0;
		let sum = 0;
		let terms = 0;
		for (let l = 0; l < labels; l++) {
			const n = having[column * labels + l]!;
			documents += n;
			const rate = n === 0 ? unseen[l]! : (n + 0.1) / sizes[l]!;
			sum += rate;
			terms += n === 0 ? unseenTerm[l]! : rate * ln(rate);
		}
		if (documents < least) continue;
		const entropy = ln(sum) - terms / sum;
		const rarity = ln((seen.length + 1) / (documents + 1)) + 0.5;
		weights[column] = rarity * (present < 2 ? 1 : 1.1 - entropy / ln(present));
	}
	return weights;
}

const logs: number[] = [];
/** 1 + ln n: the tenth mention says less than the first. */
const damped = (n: number) => (logs[n] ??= 1 + ln(n));

/** The vectors of the documents `which`: each text scaled to length 1, their sum again, so that the length of a text says nothing. */
export function weigh(counted: Counted, weights: Float64Array, which: Int32Array): Vectors {
	const { textsOf, starts, columns, counts } = counted;
	const ends = new Int32Array(which.length + 1);
	let room = 0;
	for (const i of which) room += starts[textsOf[i + 1]!]! - starts[textsOf[i]!]!;
	const at = new Int32Array(room);
	const values = new Float64Array(room);
	const placeOf = new Int32Array(weights.length).fill(-1);
	let to = 0;
	for (const [place, i] of which.entries()) {
		const from = to;
		for (let text = textsOf[i]!; text < textsOf[i + 1]!; text++) {
			let squares = 0;
			for (let j = starts[text]!; j < starts[text + 1]!; j++) {
				const value = damped(counts[j]!) * weights[columns[j]!]!;
				squares += value * value;
			}
			const length = Math.sqrt(squares);
			for (let j = starts[text]!; j < starts[text + 1]!; j++) {
				const column = columns[j]!;
				if (weights[column] === 0) continue;
				const known = placeOf[column]!;
				if (known < from) {
					placeOf[column] = to;
					at[to++] = column;
				}
				values[known < from ? to - 1 : known]! += (damped(counts[j]!) * weights[column]!) / length;
			}
		}
		let squares = 0;
		for (let j = from; j < to; j++) squares += values[j]! * values[j]!;
		const length = Math.sqrt(squares);
		for (let j = from; j < to; j++) values[j]! /= length;
		ends[place + 1] = to;
	}
	return { starts: ends, columns: at.slice(0, to), values: values.slice(0, to) };
}
