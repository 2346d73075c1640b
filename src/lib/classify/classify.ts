import { Classifier, type LearnOptions, type Prediction } from './classifier.ts';
import type { Document, Example } from './examples.ts';

/** A text without a category, the one it most likely has, and how sure that is. */
export interface Guess {
	readonly content: string;
	readonly category: string;
	readonly confidence: number;
	/** How much of the text is like what was learnt from, 0–1. */
	readonly known: number;
}

export interface Taught {
	readonly guesses: readonly Guess[];
	/** Null where the labels teach nothing. */
	readonly classifier: Classifier | null;
}

/** Categories for texts, learnt from texts that have one; a text of which nothing was learnt has none. */
export function guess(
	texts: readonly string[],
	examples: readonly { readonly content: string; readonly category: string }[]
): Taught {
	const found = classify(
		texts.map((text) => [text]),
		examples.map(({ content, category }) => ({ texts: [content], label: category }))
	);
	if (!found) return { guesses: [], classifier: null };
	const guesses = found.predictions.flatMap(({ label, confidence, known }, i) =>
		label === null ? [] : [{ content: texts[i]!, category: label, confidence, known }]
	);
	return { guesses, classifier: found.classifier };
}

export interface Classified {
	/** One for each text, in their order. */
	readonly predictions: readonly Prediction[];
	/** For its figures, and the words that decided about one text. */
	readonly classifier: Classifier;
}

/**
 * Labels for texts that have none, learnt from rows of the same log that have one. Null where their labels teach nothing: fewer than two
 * have enough different texts. Whether that is sure and known enough is for the rulebook to say.
 */
export function classify(
	texts: readonly Document[],
	labelled: readonly Example[],
	options: Partial<LearnOptions> = {}
): Classified | null {
	const classifier = Classifier.learn(labelled, options);
	if (!classifier) return null;
	const numbers = new Map<string, number>();
	const distinct: Document[] = [];
	const numberOf = texts.map((parts) => {
		const key = parts.join('\u0002');
		let number = numbers.get(key);
		if (number === undefined) {
			numbers.set(key, (number = distinct.length));
			distinct.push(parts);
		}
		return number;
	});
	const said = classifier.predict(distinct);
	return { classifier, predictions: numberOf.map((number) => said[number]!) };
}
