import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameness, unitsOf } from '#lib/classify/units.ts';

const names = (text: string) => unitsOf(text).names;

test('a Chinese character is a unit, a Latin word is one, digits in a row are one', () => {
	expect(names('电梯坏了 Lift no.12 B2栋 2025年')).toEqual([
		'电',
		'梯',
		'坏',
		'了',
		'lift',
		'no',
		'0',
		'b0',
		'栋',
		'0',
		'年'
	]);
});

test('width, case and script do not matter', () => {
	expect(names('電梯壞，ＬＩＦＴ１２')).toEqual(names('电梯坏,lift34'));
	expect(sameness(['電梯 坏了'])).toBe(sameness(['电梯坏了！']));
	expect(sameness(['a', 'b'])).not.toBe(sameness(['a b', '']));
});

test('units touch over spaces and not over punctuation', () => {
	expect(unitsOf('漏水 了，又来').joined).toEqual([false, true, true, false, true]);
});

test('every unit is where it says it is, whatever the text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const { starts, ends } = unitsOf(text);
			return (
				starts.every((start, i) => start >= (ends[i - 1] ?? 0) && start < ends[i]!) &&
				(ends.at(-1) ?? 0) <= text.length
			);
		})
	);
});
