import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alike, likeness } from '#lib/i18n/alike.ts';

test('one case, one width, one script', () => {
	expect(alike('電梯 Ａ12 ＡＢＣ１２３，Lift')).toBe('电梯 a12 abc123，lift');
});

test('stays as long as the text, and is alike to itself', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(alike(text)).toHaveLength(text.length);
			expect(alike(alike(text))).toBe(alike(text));
		})
	);
});

test('every character that SQL translates has its counterpart', () => {
	expect([...likeness.from]).toHaveLength([...likeness.to].length);
	for (const [at, char] of [...likeness.from].entries()) expect(alike(char)).toBe([...likeness.to][at]);
});
