/** What a sheet has columns and rows for: XFD (Excel), and what LibreOffice can be told to have. */
const lastColumn = 16_384;
export const lastRow = 1 << 24;

/** A merged area: first row, first column, last row, last column, from 1. */
export type Area = readonly [number, number, number, number];

/** The column of a reference, from 1: AB12 → 28; 0 where there is none. */
export function columnOf(place: string): number {
	let column = 0;
	for (let at = 0; at < place.length; at++) {
		const code = place.charCodeAt(at) & ~32;
		if (code < 65 || code > 90) break;
		column = column * 26 + code - 64;
		if (column > lastColumn) return 0;
	}
	return column;
}

/** The row of a reference, from 1: AB12 → 12; 0 where there is none. */
export function rowOf(place: string): number {
	const digits = /^[A-Za-z]{0,3}(\d{1,8})$/.exec(place);
	const row = digits ? Number(digits[1]) : 0;
	return row <= lastRow ? row : 0;
}

/** The letters of a column: 28 → AB. */
export function columnLetters(column: number): string {
	let letters = '';
	for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	}
	return letters;
}

/** The area of a reference, A1:C3; null where it is none. */
export function areaOf(ref: string): Area | null {
	const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(ref);
	if (!match) return null;
	const area: Area = [Number(match[2]), columnOf(match[1]!), Number(match[4]), columnOf(match[3]!)];
	return area.every((side) => side > 0) ? area : null;
}
