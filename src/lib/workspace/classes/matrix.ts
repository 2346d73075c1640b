import type { MatrixCell } from '#lib/metrics/classes/matrix.ts';

/** A row or a column: one value, no value, or the rare values together. */
export interface Axis {
	readonly kind: 'value' | 'none' | 'rest';
	/** Of `value`. */
	readonly value: string | null;
	/** How many values stand in it. */
	readonly values: number;
	/** Complaints in it. */
	readonly total: number;
}

export interface Folded {
	readonly rows: readonly Axis[];
	readonly columns: readonly Axis[];
	/** Complaints by row and column. */
	readonly cells: readonly (readonly number[])[];
	readonly total: number;
	/** The largest cell in which the two values are not the same. */
	readonly most: number;
	/** Values that stand in a `rest`. */
	readonly folded: number;
}

const sums = (cells: readonly MatrixCell[], side: 'recorded' | 'recomputed') => {
	const found = new Map<string | null, number>();
	for (const cell of cells) found.set(cell[side], (found.get(cell[side]) ?? 0) + cell.n);
	return found;
};

/**
 * The matrix with its rare values put together: the `keep` values that most complaints have on either side stand alone, in the same order on
 * both, so that what agrees lies on the diagonal. One value too many is not worth a rest of its own.
 */
export function foldMatrix(cells: readonly MatrixCell[], keep: number): Folded {
	const byRow = sums(cells, 'recorded');
	const byColumn = sums(cells, 'recomputed');
	const weight = (value: string) => (byRow.get(value) ?? 0) + (byColumn.get(value) ?? 0);
	const ranked = [...new Set([...byRow.keys(), ...byColumn.keys()])]
		.filter((value) => value !== null)
		.toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
	const alone = new Set(ranked.length <= keep + 1 ? ranked : ranked.slice(0, keep));
	const rest = new Set(ranked.filter((value) => !alone.has(value)));
	const axis = (totals: ReadonlyMap<string | null, number>): Axis[] => {
		const rare = [...rest].filter((value) => totals.has(value));
		const sum = rare.reduce((n, value) => n + totals.get(value)!, 0);
		return [
			...[...alone]
				.filter((value) => totals.has(value))
				.map((value): Axis => ({ kind: 'value', value, values: 1, total: totals.get(value)! })),
			...(rare.length > 0 ? [{ kind: 'rest', value: null, values: rare.length, total: sum } as const] : []),
			...(totals.has(null)
				? [{ kind: 'none', value: null, values: 0, total: totals.get(null)! } as const]
				: [])
		];
	};
	const rows = axis(byRow);
	const columns = axis(byColumn);
	const placeOf = (axes: readonly Axis[], value: string | null) =>
		axes.findIndex(({ kind, value: own }) =>
			value === null ? kind === 'none' : rest.has(value) ? kind === 'rest' : kind === 'value' && own === value
		);
	const grid = rows.map(() => columns.map(() => 0));
	for (const { recorded, recomputed, n } of cells)
		grid[placeOf(rows, recorded)]![placeOf(columns, recomputed)]! += n;
	const off = cells.filter(
		({ recorded, recomputed }) => recorded !== null && recomputed !== null && recorded !== recomputed
	);
	return {
		rows,
		columns,
		cells: grid,
		total: cells.reduce((sum, { n }) => sum + n, 0),
		most: Math.max(0, ...off.map(({ n }) => n)),
		folded: rest.size
	};
}
