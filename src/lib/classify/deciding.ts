import type { Document } from './examples.ts';
import { greatest, scoresOf, type Linear, type Vectors } from './linear.ts';
import { unitsOf } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';
import { weigh } from './weights.ts';

/** A stretch of the text as it was written, and what it added to the score of the label over the next likely one. */
export interface Word {
	readonly text: string;
	readonly weight: number;
}

const mostWords = 6;

/**
 * The words that decided. N-grams that add at least a third of what the weightiest adds to the difference of the two best scores are
 * marked where they stand; marked ones that overlap or touch make a word.
 */
export function decidingWords(
	document: Document,
	vocabulary: Vocabulary,
	columnWeights: Float64Array,
	model: Linear
): Word[] {
	const adds = differences(weigh(vocabulary.count([document]), columnWeights, Int32Array.of(0)), model);
	const least = Math.max(0, ...adds.values()) / 3;
	const marked = document.map((text) => {
		const units = unitsOf(text);
		const places = vocabulary.places(units).filter(({ column }) => {
			const add = adds.get(column) ?? 0;
			return add > 0 && add >= least;
		});
		return { text, units, places };
	});
	const times = new Map<number, number>();
	for (const { places } of marked)
		for (const { column } of places) times.set(column, (times.get(column) ?? 0) + 1);
	const words = new Map<string, Word>();
	for (const { text, units, places } of marked)
		for (let at = 0; at < places.length;) {
			const { first } = places[at]!;
			let end = first;
			let weight = 0;
			for (; at < places.length; at++) {
				const place = places[at]!;
				if (place.first > end || (place.first === end && end > first && !units.joined[end])) break;
				end = Math.max(end, place.first + place.length);
				weight += adds.get(place.column)! / times.get(place.column)!;
			}
			const name = units.names.slice(first, end).join(' ');
			const known = words.get(name);
			words.set(name, {
				text: known?.text ?? text.slice(units.starts[first], units.ends[end - 1]),
				weight: (known?.weight ?? 0) + weight
			});
		}
	return [...words.values()].sort((a, b) => b.weight - a.weight).slice(0, mostWords);
}

/** What each column of the document adds to the best score over the second. */
function differences(vectors: Vectors, model: Linear): Map<number, number> {
	const { weights, labels } = model;
	const scores = new Float64Array(labels);
	scoresOf(model, vectors, 0, scores);
	const best = greatest(scores);
	const second = greatest(scores.map((score, l) => (l === best ? -Infinity : score)));
	const adds = new Map<number, number>();
	for (const [at, column] of vectors.columns.entries()) {
		const gap = weights[column * labels + best]! - weights[column * labels + second]!;
		adds.set(column, vectors.values[at]! * gap);
	}
	return adds;
}
