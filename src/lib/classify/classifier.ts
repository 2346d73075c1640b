import { pick, probabilities, sharpnessOf } from './calibrate.ts';
import { decidingWords, type Word } from './deciding.ts';
import { evaluate, foldsOf, heldOutScores, type Evaluation } from './evaluate.ts';
import { lessonOf, oneOfEachText, type Document, type Example, type Lesson } from './examples.ts';
import { greatest, scoresOf, type Linear, type Trainer } from './linear.ts';
import { supportVectors } from './supportVectors.ts';
import { Vocabulary } from './vocabulary.ts';
import { columnWeights, weigh } from './weights.ts';

export interface LearnOptions {
	readonly train: Trainer;
	/** The longest n-gram, in units: Chinese characters or Latin words. 1–3. */
	readonly longest: number;
	/** Units of a text that are looked at: what a message is about stands at its beginning. */
	readonly reach: number;
	/** N-grams that fewer documents have are left out. */
	readonly leastDocuments: number;
	/** Different texts that a label must have to be learnt. */
	readonly least: number;
	/** Examples that are looked at. */
	readonly most: number;
	readonly folds: number;
	readonly seed: number;
}

/** What did best on labelled messages: docs/decisions/classifier.md. */
export const usual: LearnOptions = {
	longest: 2,
	reach: 400,
	leastDocuments: 2,
	train: supportVectors({ cost: 2, tolerance: 0.1, sweeps: 15 }),
	least: 5,
	most: 20_000,
	folds: 5,
	seed: 1
};

/** A label and how likely it is right. No label where the text has nothing that was learnt from. Both shares 0–1 in ten-thousandths. */
export interface Prediction {
	readonly label: string | null;
	readonly confidence: number;
	/** How much of the text is like what was learnt from: a confidence was calibrated on texts that are, and says little of others. */
	readonly known: number;
}

const rounded = (share: number) => Math.round(share * 10_000) / 10_000;

/** A model of one log's own labels. Learnt from the same examples in any order, it is the same to the last bit, in every engine. */
export class Classifier {
	readonly labels: readonly string[];
	readonly evaluation: Evaluation;
	readonly leftOut: Lesson['leftOut'];
	readonly #vocabulary: Vocabulary;
	readonly #weights: Float64Array;
	readonly #model: Linear;
	readonly #sharpness: number;

	/** Null where there are not two labels to choose between. Takes seconds for ten thousand examples: call it in a worker. */
	static learn(examples: readonly Example[], options: Partial<LearnOptions> = {}): Classifier | null {
		const chosen = { ...usual, ...options };
		const lesson = lessonOf(examples, chosen.least, chosen.most);
		return lesson.labels.length < 2 ? null : new Classifier(lesson, chosen);
	}

	private constructor(lesson: Lesson, options: LearnOptions) {
		const { folds, seed, train, longest, reach, leastDocuments } = options;
		const { documents, labels, labelOf } = lesson;
		const vocabulary = new Vocabulary(longest, reach);
		const counted = vocabulary.learn(documents, leastDocuments);
		const { size } = vocabulary;
		const fit = (seen: Int32Array) => {
			const weights = columnWeights(counted, size, seen, labelOf, labels.length, leastDocuments);
			const vectors = (which: Int32Array) => weigh(counted, weights, which);
			const own = seen.map((i) => labelOf[i]!);
			return { weights, vectors, model: train(vectors(seen), own, labels.length, size) };
		};
		const foldOf = foldsOf(lesson, folds, seed);
		const heldOut = heldOutScores(lesson, foldOf, folds, fit);
		const whole = fit(labelOf.map((_, i) => i));
		this.labels = labels;
		this.leftOut = lesson.leftOut;
		this.evaluation = evaluate(lesson, foldOf, folds, heldOut);
		this.#sharpness = sharpnessOf(pick(heldOut, oneOfEachText(lesson)));
		this.#vocabulary = vocabulary;
		this.#weights = whole.weights;
		this.#model = whole.model;
	}

	predict(documents: readonly Document[]): Prediction[] {
		const counted = this.#vocabulary.count(documents);
		const vectors = weigh(counted, this.#weights, Int32Array.from(documents.keys()));
		const scores = new Float64Array(this.labels.length);
		return documents.map((document, i) => {
			if (vectors.starts[i] === vectors.starts[i + 1]) return { label: null, confidence: 0, known: 0 };
			scoresOf(this.#model, vectors, i, scores);
			const best = greatest(scores);
			const likely = probabilities(scores, this.#sharpness)[best]!;
			const known = this.#vocabulary.knownShare(document);
			return { label: this.labels[best]!, confidence: rounded(likely), known: rounded(known) };
		});
	}

	/** The words that spoke most for the label against the next likely one, the weightiest first. */
	words(document: Document): Word[] {
		return decidingWords(document, this.#vocabulary, this.#weights, this.#model);
	}
}
