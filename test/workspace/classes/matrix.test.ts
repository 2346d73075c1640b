import { describe, expect, it } from 'vitest';
import type { MatrixCell } from '#lib/metrics/classes/matrix.ts';
import { foldMatrix } from '#lib/workspace/classes/matrix.ts';

const cell = (recorded: string | null, recomputed: string | null, n: number): MatrixCell => ({
	recorded,
	recomputed,
	n,
	confirmed: 0
});
const cells = [
	cell('a', 'a', 50),
	cell('b', 'a', 9),
	cell('b', 'b', 20),
	cell('c', null, 4),
	cell('d', 'a', 3),
	cell('e', 'c', 2),
	cell(null, 'b', 1)
];

describe('a matrix of many values', () => {
	it('puts the rare ones together, last before what has no value', () => {
		const folded = foldMatrix(cells, 2);
		expect(folded.rows.map(({ kind, value, values, total }) => [kind, value, values, total])).toEqual([
			['value', 'a', 1, 50],
			['value', 'b', 1, 29],
			['rest', null, 3, 9],
			['none', null, 0, 1]
		]);
		expect(folded.columns.map(({ kind, value, total }) => [kind, value, total])).toEqual([
			['value', 'a', 62],
			['value', 'b', 21],
			['rest', null, 2],
			['none', null, 4]
		]);
		expect(folded.cells).toEqual([
			[50, 0, 0, 0],
			[9, 20, 0, 0],
			[3, 0, 2, 4],
			[0, 1, 0, 0]
		]);
		expect([folded.total, folded.most, folded.folded]).toEqual([89, 9, 3]);
	});

	it('keeps every complaint, however much is folded', () => {
		for (const keep of [0, 1, 2, 3, 4, 5, Infinity]) {
			const { rows, columns, cells: grid, total } = foldMatrix(cells, keep);
			expect(total).toBe(89);
			expect(grid.flat().reduce((sum, n) => sum + n, 0)).toBe(89);
			for (const [r, row] of rows.entries()) expect(grid[r]!.reduce((sum, n) => sum + n, 0)).toBe(row.total);
			for (const [c, column] of columns.entries())
				expect(grid.reduce((sum, line) => sum + line[c]!, 0)).toBe(column.total);
		}
	});

	it('folds no single value away, and has no rest when it is opened', () => {
		expect(foldMatrix(cells, 4).rows.some(({ kind }) => kind === 'rest')).toBe(false);
		expect(foldMatrix(cells, Infinity).folded).toBe(0);
	});

	it('of nothing is empty', () => {
		expect(foldMatrix([], 8)).toEqual({ rows: [], columns: [], cells: [], total: 0, most: 0, folded: 0 });
	});
});
