import { maxColumns } from '#lib/intake/sheet.ts';
import type { GridRow } from '#lib/intake/header.ts';
import type { BookRow, BookSheet } from './xls/book.ts';
import type { SheetCell } from './xlsx/cells.ts';
import type { Area } from './xlsx/place.ts';

/** The beginning of one sheet, and about how much follows. */
export interface SheetHead {
	readonly name: string;
	readonly hidden: boolean;
	/** Its first filled rows. */
	readonly grid: readonly GridRow[];
	/** Merged areas, as far as the beginning tells them. */
	readonly merged: readonly Area[];
	/** Filled rows of the whole sheet: exact where the sheet is short, else estimated; null where nothing tells. */
	readonly filled: number | null;
}

/** So many filled rows are a sheet's beginning. */
export const headRows = 200;

/** The beginning of every sheet of an opened old workbook. */
export const headsOfBook = (sheets: readonly BookSheet[]): SheetHead[] => sheets.map(headOfSheet);

function headOfSheet(sheet: BookSheet): SheetHead {
	const head: BookRow[] = [];
	let filled = 0;
	let share = 0;
	let whole = true;
	for (const row of sheet.rows()) {
		if (!row.cells.some(({ error }) => !error)) continue;
		if (head.length === headRows) {
			whole = false;
			break;
		}
		head.push({ row: row.row, cells: [...row.cells] });
		filled++;
		share = row.share;
	}
	const rows = whole ? filled : share > 0 ? Math.round(filled / share) : null;
	return { name: sheet.name, hidden: sheet.hidden, grid: gridOf(head), merged: sheet.merged, filled: rows };
}

/** Rows of cells as a grid as wide as the widest of them; errors and what lies beyond the widest table are left out. */
export function gridOf(
	rows: readonly { readonly row: number; readonly cells: readonly SheetCell[] }[]
): GridRow[] {
	const kept = rows.map(({ row, cells }) => ({
		row,
		cells: cells.filter(({ column, error, problem }) => !error && !problem && column <= maxColumns)
	}));
	const width = kept.reduce((most, { cells }) => Math.max(most, ...cells.map(({ column }) => column)), 0);
	return kept.map(({ row, cells }) => {
		const texts = new Array<string | null>(width).fill(null);
		for (const { column, text } of cells) texts[column - 1] = text;
		return { row, cells: texts };
	});
}
