import { expect, test } from 'vitest';
import type { Cell, Column } from '#lib/reports/document.ts';
import { columnShares } from '#lib/reports/renderers/columnShares.ts';

const column = (head: string, weight: number, type: Column['type'] = 'text'): Column => ({
	head,
	type,
	weight
});
const shares = (
	columns: readonly Column[],
	rows: readonly (readonly Cell[])[] = [],
	usable = 500
): number[] => columnShares({ columns, rows }, usable, 'en');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

test('columns with room for their words have the width that their weights say', () => {
	expect(shares([column('Site', 3), column('Count', 1)], [['North', 12]])).toEqual([0.75, 0.25]);
});

test('a column is widened for its longest word, and the others give in proportion', () => {
	const [narrow = 0, one = 0, two = 0] = shares([
		column('Coordination', 1),
		column('a', 10),
		column('b', 20)
	]);
	expect(narrow * 500).toBeGreaterThan(70);
	expect(two / one).toBeCloseTo(2, 9);
	expect(sum([narrow, one, two])).toBeCloseTo(1, 9);
});

test('a column that has only just enough keeps it', () => {
	const [, enough = 0] = shares([column('Coordination', 1), column('Coordination', 4), column('b', 20)]);
	expect(enough * 500).toBeGreaterThan(70);
});

test('a number is not parted, nor a Chinese word of up to four signs', () => {
	const [money = 0] = shares([column('¥', 1, 'money'), column('x', 40)], [[123_456_789_00, 'x']]);
	expect(money * 500).toBeGreaterThan(9 * 0.6 * '¥123,456,789'.length);
	const [verdict = 0] = shares([column('结论', 1), column('x', 40)], [['未见效', 'x']]);
	expect(verdict * 500).toBeGreaterThanOrEqual(3 * 9);
});

test('no single Chinese sign of a head stands on a line of its own', () => {
	const five = [column('建议不少于', 10), column('x', 90)];
	expect(shares(five)[0]! * 500).toBeGreaterThanOrEqual(5 * 9);
});

test('a word that is as long as a file name does not take the room of the others', () => {
	const rows = [['complaints-2024-2025-north.csv#Sheet1#430', 'x']];
	expect(shares([column('No.', 1), column('x', 4)], rows)).toEqual([0.2, 0.8]);
});

test('where there is not room for all, each has a like part of its need', () => {
	const many = Array.from({ length: 12 }, () => column('Coordination', 1));
	const widths = shares(many);
	expect(sum(widths)).toBeCloseTo(1, 9);
	for (const width of widths) expect(width).toBeCloseTo(1 / 12, 9);
});

test('where there is little room, a day is parted at its dash before a head is cut', () => {
	const days = Array.from({ length: 8 }, () => column('Effective', 1));
	const widths = shares([...days, column('Due', 1)], [[...days.map(() => 'x'), '2024-12-31']], 510);
	for (const width of widths.slice(0, 8)) expect(width * 510).toBeGreaterThan(57);
});
