import { gridOf, headRows, type SheetHead } from '#lib/intake/readers/head.ts';
import { CellScanner, type SheetCell } from './cells.ts';
import { expandText } from './partText.ts';
import { readStrings } from './strings.ts';
import { orRefuse, type Workbook, type Worksheet } from './workbook.ts';
import { longestPart } from './zip.ts';

/** How far sheets are expanded for their beginnings: one of them, and all together. Beyond it a sheet shows none. */
const longestHead = 8 << 20;
const longestHeads = 128 << 20;
/** So much of a sheet tells how many rows it has. */
const tellingLength = 1 << 19;
/** Cells of all beginnings together. */
const mostCells = 4_000_000;

/** The beginning of every worksheet of an opened workbook; a sheet is expanded no further than that takes. Throws a Refusal. */
export function headsOfWorkbook(file: string, workbook: Workbook): SheetHead[] {
	return orRefuse(file, () => {
		const strings = readStrings(workbook);
		let expanded = 0;
		let cells = 0;
		return workbook.sheets.map((sheet): SheetHead => {
			if (expanded > longestHeads || cells > mostCells)
				return { name: sheet.name, hidden: sheet.hidden, grid: [], merged: [], filled: null };
			const { read, ...head } = headOf(workbook, strings, sheet);
			expanded += read;
			cells += head.grid.length * (head.grid[0]?.cells.length ?? 0);
			return head;
		});
	});
}

function headOf(
	workbook: Workbook,
	strings: readonly string[],
	{ name, hidden, entry }: Worksheet
): SheetHead & { read: number } {
	const head: { row: number; cells: SheetCell[] }[] = [];
	let filled = 0;
	const scanner = new CellScanner(workbook, strings, (row, cells) => {
		if (!cells.some(({ error, problem }) => !error && !problem)) return true;
		filled++;
		if (head.length < headRows) head.push({ row, cells });
		return true;
	});
	let read = 0;
	let whole = true;
	for (const { text } of expandText(workbook.bytes, entry, longestPart)) {
		scanner.push(text);
		read += text.length;
		whole = (head.length < headRows || read < tellingLength) && read < longestHead;
		if (!whole) break;
	}
	if (whole) scanner.end();
	return {
		name,
		hidden,
		grid: gridOf(head),
		merged: scanner.merged,
		filled: whole ? filled : Math.round((filled * entry.size) / read),
		read
	};
}
