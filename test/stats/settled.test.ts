import { expect, test } from 'vitest';
import { settled } from '#lib/stats/settled.ts';

test('two neighbours that differ in their last bits settle on one number', () => {
	expect(settled(90.1884800039151)).toBe(settled(90.18848000391509));
	expect(settled(0.1 + 0.2)).toBe(0.3);
});

test('what has fewer digits stays as it is', () => {
	expect([0, 1.5, -2, 1e-9, 123456789012, Infinity].map(settled)).toEqual([
		0,
		1.5,
		-2,
		1e-9,
		123456789012,
		Infinity
	]);
});
