import type { SheetCell } from './xlsx/cells.ts';

/** A row's cells by column; of two in one place the earlier is a problem, and the later, which a spreadsheet would show, counts. */
export function inOrder(cells: readonly SheetCell[]): readonly SheetCell[] {
	let at = 1;
	while (at < cells.length && cells[at]!.column > cells[at - 1]!.column) at++;
	if (at >= cells.length) return cells;
	const sorted = [...cells].sort((a, b) => a.column - b.column);
	return sorted.map((cell, place) =>
		sorted[place + 1]?.column === cell.column ? { ...cell, error: false, problem: 'repeated_cell' } : cell
	);
}
