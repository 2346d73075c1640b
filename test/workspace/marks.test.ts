import { expect, it } from 'vitest';
import { excerpt, marked } from '#lib/workspace/marks.ts';

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

it('marks a word in whatever width and script it is written', () => {
	expect(shown('電梯Ａ１２困人', ['电梯', 'a12'])).toBe('[電梯Ａ１２]困人');
	expect(shown('İ 漏水', ['漏水'])).toBe('İ [漏水]');
});

it('shows a long text from shortly before the word on, and a short one whole', () => {
	const long = '一二三四五六七八九十一二三四五六七八九十漏水到楼下';
	expect(excerpt(long, ['漏水'], 4)).toBe('…七八九十漏水到楼下');
	expect(excerpt('客厅漏水', ['漏水'], 4)).toBe('客厅漏水');
	expect(excerpt(long, ['电梯'])).toBe(long);
	expect(excerpt(long, ['漏水'], 2, 1)).toBe('…九十漏水到…');
});
