import { expect, test } from 'vitest';
import { roundScale } from '#lib/charts/scale.ts';

test('an axis has round ends that hold everything', () => {
	expect(roundScale(0, 0.65)).toEqual({ min: 0, max: 0.8, interval: 0.2 });
	expect(roundScale(0.56, 0.97, { ceiling: 1 })).toEqual({ min: 0.4, max: 1, interval: 0.2 });
	expect(roundScale(0.2, 1, { floor: 0, ceiling: 1 })).toEqual({ min: 0.2, max: 1, interval: 0.2 });
	expect(roundScale(3, 3)).toEqual({ min: 3, max: 4, interval: 1 });
});
