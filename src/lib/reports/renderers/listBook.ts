import type { Locale } from '#lib/i18n/locale.ts';
import type { Cell, ColumnType } from '#lib/reports/document.ts';
import { fixDates, repack } from './pack.ts';
import { columnWidth, put, text } from './xlsxCells.ts';
import { sheetName } from './xlsx.ts';
import { newWorkbook } from './workbook.ts';

/** A list as one sheet: heads, what each column holds, rows. */
export interface ListSheet {
	readonly name: string;
	readonly columns: readonly { readonly head: string; readonly type: ColumnType }[];
	readonly rows: readonly (readonly Cell[])[];
}

/**
 * An Excel file of a list: heads that stay in sight and filter, numbers, money and times as such; text stays text whatever it looks like,
 * and the same rows give the same bytes. `asOf` is 'YYYY-MM-DD HH:MM:SS', the date of the file's properties.
 */
export async function renderListBook(
	{ name, columns, rows }: ListSheet,
	{ locale, asOf }: { readonly locale: Locale; readonly asOf: string | null }
): Promise<Uint8Array> {
	const workbook = newWorkbook(name, asOf);
	const sheet = workbook.addWorksheet(sheetName(name, new Set()), {
		views: [{ state: 'frozen', ySplit: 1 }]
	});
	columns.forEach(({ head, type }, index) => {
		const cell = sheet.getCell(1, index + 1);
		cell.value = text(head)[0] || null;
		cell.numFmt = '@';
		cell.font = { bold: true };
		cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6EEF0' } };
		const shown = rows.slice(0, 200).map((cells) => cells[index] ?? null);
		sheet.getColumn(index + 1).width = columnWidth(head, shown, type, locale, 48);
	});
	rows.forEach((cells, row) =>
		cells.forEach((value, index) => {
			if (value !== null && value !== '')
				put(sheet.getCell(row + 2, index + 1), value, columns[index]!.type, locale);
		})
	);
	sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
	const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
	return repack(bytes, (entry, xml) => (entry === 'docProps/core.xml' ? fixDates(xml, asOf) : xml));
}
