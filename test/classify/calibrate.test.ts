import { expect, test } from 'vitest';
import { calibrationError, probabilities, sharpnessOf } from '#lib/classify/calibrate.ts';

test('the sharpness makes confidence the share of right answers: eight of ten right at one distance', () => {
	const labelOf = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1];
	const scores = Float64Array.from(labelOf.flatMap(() => [0.5, 0]));
	const sharpness = sharpnessOf({ scores, labels: 2, labelOf });
	expect(sharpness).toBeCloseTo(Math.log(4) / 0.5, 1);
	expect(probabilities([0.5, 0], sharpness)[0]).toBeCloseTo(0.8, 2);
});

test('probabilities sum to one, keep the order of the scores, and do not overflow', () => {
	const given = probabilities([1e6, 1e6 - 1, -1e6], 1);
	expect(given.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
	expect([...given]).toEqual([...given].sort((a, b) => b - a));
	expect(given[0]! / given[1]!).toBeCloseTo(Math.E, 10);
});

test('the calibration error weighs each bin’s gap by its documents', () => {
	// 0.9–1: four of 0.95, three right: |3.8 − 3|; 0.6–0.7: two of 0.65, one right: |1.3 − 1|; together 1.1 of six
	const confidences = [0.95, 0.95, 0.95, 0.95, 0.65, 0.65];
	const right = [true, true, true, false, true, false];
	expect(calibrationError(confidences, right)).toBeCloseTo(1.1 / 6, 12);
	expect(calibrationError([1, 1], [true, true])).toBe(0);
	expect(calibrationError([], [])).toBe(0);
});
