import { expect, it } from 'vitest';
import { marked } from '#lib/workspace/classes/marks.ts';

const shown = (text: string, words: readonly string[]) =>
	marked(text, words)
		.map((part) => (part.marked ? `[${part.text}]` : part.text))
		.join('');

it('marks every place of a word, whatever its case', () => {
	expect(shown('电梯困人，Lift stuck，电梯', ['电梯', 'lift'])).toBe('[电梯]困人，[Lift] stuck，[电梯]');
});

it('marks words that overlap or touch as one', () => {
	expect(shown('被困电梯内', ['被困电梯', '电梯', '内'])).toBe('[被困电梯内]');
});

it('leaves the text whole where there is nothing to mark', () => {
	expect(shown('漏水', ['', '停车'])).toBe('漏水');
	expect(marked('', ['漏水'])).toEqual([]);
	expect(shown('İ 漏水', ['漏水'])).toBe('İ [漏水]');
});
