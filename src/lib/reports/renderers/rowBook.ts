import type { Fill } from 'exceljs';
import { fixDates, repack } from './pack.ts';
import { columnWidth, text } from './xlsxCells.ts';
import { sheetName } from './xlsx.ts';
import { newWorkbook } from './workbook.ts';

/** One sheet of rows as they stand in somebody's file, with columns of ours after theirs. */
export interface RowSheet {
	readonly name: string;
	readonly heads: readonly string[];
	/** How many of the columns, from the left, are the user's own. */
	readonly own: number;
	/** Columns, from 0, that are there but not shown. */
	readonly hidden: readonly number[];
	readonly rows: readonly {
		readonly cells: readonly (string | number | null)[];
		/** Columns, from 0, that are to be seen at once. */
		readonly marked: readonly number[];
	}[];
}

const fill = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const [headFill, addedFill, markFill] = [fill('FFE6EEF0'), fill('FFF3F6F7'), fill('FFFBE3D6')];

/**
 * An Excel file of rows, heads in the first row so that it can be read in again. Text stays text whatever it looks like, and the same
 * rows give the same bytes. `asOf` is 'YYYY-MM-DD HH:MM:SS', the date of the file's properties.
 */
export async function renderRowBook(
	sheets: readonly RowSheet[],
	{ title, asOf }: { readonly title: string; readonly asOf: string | null }
): Promise<Uint8Array> {
	const workbook = newWorkbook(title, asOf);
	const names = new Set<string>();
	for (const { name, heads, own, hidden, rows } of sheets) {
		const sheet = workbook.addWorksheet(sheetName(name, names), { views: [{ state: 'frozen', ySplit: 1 }] });
		heads.forEach((head, index) => {
			const cell = sheet.getCell(1, index + 1);
			cell.value = text(head)[0] || null;
			cell.numFmt = '@';
			cell.font = { bold: true };
			cell.fill = index < own ? headFill : addedFill;
		});
		rows.forEach(({ cells, marked }, row) =>
			cells.forEach((value, index) => {
				if (value === null || value === '') return;
				const cell = sheet.getCell(row + 2, index + 1);
				cell.value = typeof value === 'number' ? value : text(value)[0];
				if (typeof value === 'string') cell.numFmt = '@';
				if (index >= own) cell.fill = addedFill;
				else if (marked.includes(index)) cell.fill = markFill;
			})
		);
		heads.forEach((head, index) => {
			const shown = rows.slice(0, 200).map(({ cells }) => cells[index] ?? null);
			sheet.getColumn(index + 1).hidden = hidden.includes(index);
			sheet.getColumn(index + 1).width = columnWidth(head, shown, 'text', 'zh-CN', index < own ? 36 : 60);
		});
	}
	const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
	return repack(bytes, (name, xml) => (name === 'docProps/core.xml' ? fixDates(xml, asOf) : xml));
}
