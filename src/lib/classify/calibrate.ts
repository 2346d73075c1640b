import { exp, ln } from '#lib/stats/elementary.ts';
import { greatest } from './linear.ts';

/** Scores of documents that the scorer had not seen, document · labels + label, beside the number of each one's true label. */
export interface HeldOut {
	readonly scores: Float64Array;
	readonly labels: number;
	readonly labelOf: ArrayLike<number>;
}

/** The part of held-out scores that belongs to some of the documents. */
export function pick({ scores, labels, labelOf }: HeldOut, which: Int32Array): HeldOut {
	const part = new Float64Array(which.length * labels);
	for (const [place, i] of which.entries())
		part.set(scores.subarray(i * labels, (i + 1) * labels), place * labels);
	return { scores: part, labels, labelOf: which.map((i) => labelOf[i]!) };
}

/**
 * From scores to probabilities: softmax of score · sharpness.
 * J. C. Platt (1999), *Advances in Large Margin Classifiers*, 61–74; C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger (2017), *Proc. ICML*, 1321–1330.
 */
export function probabilities(scores: ArrayLike<number>, sharpness: number): Float64Array {
	const top = scores[greatest(scores)]!;
	const raised = Float64Array.from(scores, (score) => exp((score - top) * sharpness));
	const sum = raised.reduce((a, b) => a + b, 0);
	return raised.map((value) => value / sum);
}

/** Documents that the sharpness is found from: it is one number, and more change it little. */
const enough = 1000;

/** The sharpness (one over Guo's temperature) under which the true labels are likeliest: golden section over its logarithm, e⁻⁷ … e⁷. Give it each text once. */
export function sharpnessOf(heldOut: HeldOut): number {
	const golden = (Math.sqrt(5) - 1) / 2;
	let low = -7;
	let high = 7;
	let left = high - golden * (high - low);
	let right = low + golden * (high - low);
	let atLeft = surprise(heldOut, exp(left));
	let atRight = surprise(heldOut, exp(right));
	while (high - low > 0.01) {
		if (atLeft <= atRight) {
			high = right;
			[right, atRight] = [left, atLeft];
			left = high - golden * (high - low);
			atLeft = surprise(heldOut, exp(left));
		} else {
			low = left;
			[left, atLeft] = [right, atRight];
			right = low + golden * (high - low);
			atRight = surprise(heldOut, exp(right));
		}
	}
	return exp((low + high) / 2);
}

/** Mean negative log likelihood of the true labels of the first documents. */
export function surprise({ scores, labels, labelOf }: HeldOut, sharpness: number): number {
	let sum = 0;
	const documents = Math.min(labelOf.length, enough);
	for (let i = 0; i < documents; i++) {
		const own = scores.subarray(i * labels, (i + 1) * labels);
		const top = own[greatest(own)]!;
		let raised = 0;
		for (const score of own) raised += exp((score - top) * sharpness);
		sum += ln(raised) - (own[labelOf[i]!]! - top) * sharpness;
	}
	return sum / documents;
}

/**
 * Expected calibration error: |confidence − share of right answers|, over ten equal bins of confidence, weighted by their documents.
 * M. P. Naeini, G. F. Cooper, M. Hauskrecht (2015), *Proc. AAAI*, 2901–2907.
 */
export function calibrationError(confidences: readonly number[], right: readonly boolean[]): number {
	const bins = Array.from({ length: 10 }, () => 0);
	for (const [i, confidence] of confidences.entries())
		bins[Math.min(Math.floor(confidence * 10), 9)]! += confidence - Number(right[i]);
	return bins.reduce((sum, gap) => sum + Math.abs(gap), 0) / Math.max(confidences.length, 1);
}
