import { calibrationError, pick, probabilities, sharpnessOf, type HeldOut } from './calibrate.ts';
import { oneOfEachText, type Lesson } from './examples.ts';
import { greatest, scoresOf, type Linear, type Vectors } from './linear.ts';
import { seeded, shuffle } from './shuffle.ts';

export interface LabelFigures {
	readonly label: string;
	readonly documents: number;
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
}

/** What would come of saying a label only where the confidence is at least so much. Shares, 0–1. */
export interface AtLimit {
	readonly limit: number;
	/** Of all documents, those that get a label. */
	readonly said: number;
	/** Of those, the right ones; 0 where none is said. */
	readonly right: number;
}

/** How well labels are told for texts that were not learnt from. Shares, 0–1. */
export interface Evaluation {
	readonly folds: number;
	readonly documents: number;
	/** Documents whose text another has too: they stand in one fold with it. */
	readonly repeated: number;
	readonly accuracy: number;
	readonly macroF1: number;
	/** Always saying the most frequent label. */
	readonly baseline: { readonly label: string; readonly accuracy: number; readonly macroF1: number };
	/** Of confidences whose sharpness came from the other folds; and with a sharpness of 1. */
	readonly calibrationError: number;
	readonly uncalibratedError: number;
	readonly atLimits: readonly AtLimit[];
	readonly byLabel: readonly LabelFigures[];
	/** Documents by true label (row) and said label (column), in the order of `byLabel`. */
	readonly confusion: readonly (readonly number[])[];
}

const limits = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/**
 * Splits documents into folds so that every label is spread evenly and equal texts stay together.
 * Gives the number of each document's fold.
 */
export function foldsOf({ labels, labelOf, textOf, texts }: Lesson, folds: number, seed: number): Int32Array {
	const labelOfText = new Int32Array(texts).fill(-1);
	for (const [i, text] of textOf.entries()) if (labelOfText[text]! < 0) labelOfText[text] = labelOf[i]!;
	const byLabel: number[][] = labels.map(() => []);
	for (const [text, label] of labelOfText.entries()) byLabel[label]!.push(text);
	const next = seeded(seed);
	const foldOfText = new Int32Array(texts);
	let dealt = 0;
	for (const own of byLabel) {
		shuffle(own, next);
		for (const text of own) foldOfText[text] = dealt++ % folds;
	}
	return textOf.map((text) => foldOfText[text]!);
}

/** Scores of every document from a model that was trained without its fold. */
export function heldOutScores(
	{ labels, labelOf }: Lesson,
	foldOf: Int32Array,
	folds: number,
	fit: (seen: Int32Array) => { model: Linear; vectors: (which: Int32Array) => Vectors }
): HeldOut {
	const scores = new Float64Array(labelOf.length * labels.length);
	for (let fold = 0; fold < folds; fold++) {
		const { model, vectors } = fit(placesOf(foldOf, (f) => f !== fold));
		const kept = placesOf(foldOf, (f) => f === fold);
		const others = vectors(kept);
		for (const [place, i] of kept.entries())
			scoresOf(model, others, place, scores.subarray(i * labels.length, (i + 1) * labels.length));
	}
	return { scores, labels: labels.length, labelOf };
}

function placesOf(foldOf: Int32Array, test: (fold: number) => boolean): Int32Array {
	return Int32Array.from([...foldOf.keys()].filter((i) => test(foldOf[i]!)));
}

/** What held-out scores say about a model. */
export function evaluate(lesson: Lesson, foldOf: Int32Array, folds: number, heldOut: HeldOut): Evaluation {
	const { labels, labelOf, textOf, texts } = lesson;
	const count = labels.length;
	const documents = labelOf.length;
	const own = (i: number) => heldOut.scores.subarray(i * count, (i + 1) * count);
	const said = Array.from(labelOf, (_, i) => greatest(own(i)));
	const right = said.map((label, i) => label === labelOf[i]);
	const sizes = labels.map((_, l) => labelOf.reduce((n, label) => n + Number(label === l), 0));
	const most = greatest(sizes);
	const once = oneOfEachText(lesson);
	const sharpness = Array.from({ length: folds }, (_, fold) =>
		sharpnessOf(
			pick(
				heldOut,
				once.filter((i) => foldOf[i] !== fold)
			)
		)
	);
	const confidence = (of: (i: number) => number) =>
		said.map((label, i) => probabilities(own(i), of(i))[label]!);
	const calibrated = confidence((i) => sharpness[foldOf[i]!]!);
	const inText = new Int32Array(texts);
	for (const text of textOf) inText[text]! += 1;
	const figures = byLabel(labels, labelOf, said);
	return {
		folds,
		documents,
		repeated: textOf.reduce((n, text) => n + Number(inText[text]! > 1), 0),
		accuracy: right.filter(Boolean).length / documents,
		macroF1: figures.reduce((sum, { f1 }) => sum + f1, 0) / count,
		baseline: {
			label: labels[most]!,
			accuracy: sizes[most]! / documents,
			macroF1: (2 * sizes[most]!) / (documents + sizes[most]!) / count
		},
		calibrationError: calibrationError(calibrated, right),
		uncalibratedError: calibrationError(
			confidence(() => 1),
			right
		),
		atLimits: limits.map((limit) => {
			const kept = right.filter((_, i) => calibrated[i]! >= limit);
			const said = kept.length / documents;
			return { limit, said, right: said && kept.filter(Boolean).length / kept.length };
		}),
		byLabel: figures,
		confusion: labels.map((_, truth) =>
			labels.map((_, label) => said.filter((s, i) => s === label && labelOf[i] === truth).length)
		)
	};
}

/** Precision, recall and F1 of each label; 0 where nothing was said or nothing is there. */
function byLabel(
	labels: readonly string[],
	labelOf: ArrayLike<number>,
	said: readonly number[]
): LabelFigures[] {
	return labels.map((label, l) => {
		let [there, told, both] = [0, 0, 0];
		for (const [i, one] of said.entries()) {
			there += Number(labelOf[i] === l);
			told += Number(one === l);
			both += Number(one === l && labelOf[i] === l);
		}
		const precision = told ? both / told : 0;
		const recall = there ? both / there : 0;
		return { label, documents: there, precision, recall, f1: both ? (2 * both) / (there + told) : 0 };
	});
}
