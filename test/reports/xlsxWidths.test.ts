import { expect, test } from 'vitest';
import { longestWord } from '#lib/reports/renderers/xlsxCells.ts';
import { narrowed } from '#lib/reports/renderers/xlsxWidths.ts';

const sum = (widths: readonly number[]): number => widths.reduce((total, each) => total + each, 0);

test('columns that fit the page stay as they are', () => {
	expect(narrowed([20, 30, 40], [20, 10, 10], false)).toEqual({ widths: [20, 30, 40], landscape: false });
});

test('where columns are too wide for the page, those of text give, and numbers keep their room', () => {
	const { widths, landscape } = narrowed([12, 60, 70, 20], [12, 15, 15, 15], false);
	expect(landscape).toBe(false);
	expect(widths).toEqual([12, 46, 46, 20]);
	expect(sum(widths)).toBeLessThanOrEqual(125);
});

test('a table that is too wide even so turns the page', () => {
	const twelve = Array.from({ length: 12 }, () => 12);
	expect(narrowed(twelve, twelve, false)).toEqual({ widths: twelve, landscape: true });
});

test('no column gives more than it can', () => {
	const many = Array.from({ length: 20 }, () => 40);
	const { widths } = narrowed(
		many,
		many.map(() => 17),
		true
	);
	for (const width of widths) expect(width).toBe(17);
});

test('the longest word is parted between Chinese signs and at spaces, and a file name does not count', () => {
	expect(longestWord(['投诉内容', 'Important thing', 'complaints-2024-2025-north.csv'])).toBe(9);
});
