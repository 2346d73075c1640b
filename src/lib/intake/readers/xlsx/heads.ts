import { gridOf, headRows, type SheetHead } from '#lib/intake/readers/head.ts';
import { CellScanner, type SheetCell } from './cells.ts';
import { orRefuse, readStrings, type Workbook, type Worksheet } from './workbook.ts';
import { expand, longestPart } from './zip.ts';

/** The beginning of every worksheet of an opened workbook; a sheet is expanded no further than that takes. Throws a Refusal. */
export function headsOfWorkbook(file: string, workbook: Workbook): SheetHead[] {
	return orRefuse(file, () => {
		const strings = readStrings(workbook);
		return workbook.sheets.map((sheet) => headOf(workbook, strings, sheet));
	});
}

function headOf(workbook: Workbook, strings: readonly string[], sheet: Worksheet): SheetHead {
	const head: { row: number; cells: SheetCell[] }[] = [];
	let filled = 0;
	const scanner = new CellScanner(workbook, strings, (row, cells) => {
		if (!cells.some(({ error }) => !error)) return true;
		filled++;
		if (head.length < headRows) head.push({ row, cells });
		return true;
	});
	let read = 0;
	for (const { chunk } of expand(workbook.bytes, sheet.entry, longestPart)) {
		scanner.push(chunk);
		read += chunk.length;
		if (head.length === headRows) break;
	}
	return {
		name: sheet.name,
		hidden: sheet.hidden,
		grid: gridOf(head),
		merged: scanner.merged,
		filled: read === 0 ? 0 : Math.round((filled * sheet.entry.size) / read)
	};
}
