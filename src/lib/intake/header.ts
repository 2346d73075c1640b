import { halfWidth } from './values/clean.ts';
import { isKnownHeader } from './mapping/dictionary.ts';
import { readDate } from './values/datetime.ts';

/** One row of the sheet's beginning. */
export interface GridRow {
	readonly row: number;
	readonly cells: readonly (string | null)[];
}

type Area = readonly [number, number, number, number];

/** How many rows are looked through for the header. */
export const headerDepth = 60;
const mostHeaderRows = 3;

/**
 * The source rows of the header among a sheet's first rows: the one whose cells most often name fields, else the first that is all
 * short words above rows that are not; up to two more rows are joined where one fills what the other leaves empty. Empty: no header.
 */
export function findHeader(grid: readonly GridRow[], merged: readonly Area[]): number[] {
	const rows = grid.slice(0, headerDepth);
	let best = -1;
	let most = 0;
	rows.forEach((row, at) => {
		const score = knownScore(row, rows.slice(at + 1, at + 4));
		if (score > most + 1e-9) {
			best = at;
			most = score;
		}
	});
	if (best < 0) best = wordyRow(rows);
	if (best < 0) return [];
	const found = [rows[best]!];
	for (let at = best + 1; at < rows.length && found.length < mostHeaderRows; at++) {
		if (!joinsBelow(found.at(-1)!, rows[at]!, merged, rows.slice(at + 1, at + 4))) break;
		found.push(rows[at]!);
	}
	for (let at = best - 1; at >= 0 && found.length < mostHeaderRows; at--) {
		if (!joinsAbove(rows[at]!, found[0]!, merged)) break;
		found.unshift(rows[at]!);
	}
	return found.map(({ row }) => row);
}

/** A row right under the header that only counts the columns: (1) (2) (3), 甲 乙 1 2; null where there is none. */
export function countingRow(grid: readonly GridRow[], headerRows: readonly number[]): number | null {
	const [under, ...more] = grid.filter(({ row }) => row > (headerRows.at(-1) ?? Infinity));
	if (!under || more.length === 0) return null;
	const texts = filledOf(under).map((text) => text.normalize('NFKC').replace(/[()（）.、]/g, ''));
	const counted = texts.filter((text) => !/^[甲乙丙丁戊]$/.test(text));
	const counts = counted.every((text, at) => text === String(at + 1));
	return counts && texts.length >= 3 && texts.length * 2 > under.cells.length ? under.row : null;
}

/** The header of each column: the rows joined by /, an area merged over columns counting for each of them. */
export function headersOf(
	grid: readonly GridRow[],
	headerRows: readonly number[],
	merged: readonly Area[],
	columns: number
): string[] {
	const rows = headerRows
		.map((number) => grid.find(({ row }) => row === number))
		.filter((row) => row !== undefined);
	return Array.from({ length: columns }, (_, at) => {
		const parts: string[] = [];
		rows.forEach((row, level) => {
			const own = tidy(row.cells[at] ?? null);
			const under = rows[level + 1];
			const text = own === '' && under ? spread(row, under, at, merged) : own;
			if (text !== '' && parts.at(-1) !== text) parts.push(text);
		});
		return parts.join('/');
	});
}

const tidy = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/**
 * The text of the merged area that covers a cell of an upper header row. A text file knows no areas: there an upper header counts for
 * the empty cells to its right, as far as words stand under them.
 */
function spread({ row, cells }: GridRow, under: GridRow, at: number, merged: readonly Area[]): string {
	if (merged.length === 0) {
		let from = at;
		while (from > 0 && tidy(cells[from] ?? null) === '' && tidy(under.cells[from] ?? null) !== '') from--;
		return tidy(under.cells[from] ?? null) === '' ? '' : tidy(cells[from] ?? null);
	}
	const area = merged.find(([r1, c1, r2, c2]) => r1 <= row && row <= r2 && c1 <= at + 1 && at + 1 <= c2);
	return area && area[0] === row ? tidy(cells[area[1] - 1] ?? null) : '';
}

const filledOf = ({ cells }: GridRow): string[] => cells.map(tidy).filter((text) => text !== '');

/** True for a cell that a header hardly is: a number, a date, a long sentence. */
function isData(text: string): boolean {
	const plain = halfWidth(text);
	return plain.length > 40 || /^[\d.,:%/+-]+$/.test(plain) || readDate(plain, 'dmy') !== null;
}

function knownScore(row: GridRow, next: readonly GridRow[]): number {
	const texts = filledOf(row);
	if (texts.length === 0) return 0;
	const known = texts.filter(isKnownHeader).length;
	if (known === 0) return 0;
	const data = texts.filter(isData).length;
	const same = texts.length - new Set(texts).size;
	// One cell that happens to be a header's word is a title or a value, unless the sheet is as narrow.
	if (texts.length === 1 && next.some((following) => filledOf(following).length > 1)) return 0;
	return known - 0.8 * data - 0.3 * same + 0.5 * (known / texts.length);
}

function wordyRow(rows: readonly GridRow[]): number {
	const width = Math.max(0, ...rows.map((row) => filledOf(row).length));
	return rows.findIndex((row, at) => {
		const texts = filledOf(row);
		if (texts.length < Math.max(2, 0.6 * width) || texts.some(isData) || new Set(texts).size < texts.length)
			return false;
		const following = rows.slice(at + 1, at + 6).filter((next) => filledOf(next).length > 0);
		return following.length > 0 && following.some((next) => filledOf(next).some(isData));
	});
}

function isHeaderLike(row: GridRow): boolean {
	const texts = filledOf(row);
	return texts.length > 0 && texts.every((text) => text.length <= 20 && !isData(text));
}

function spansAcross(header: GridRow, below: GridRow, at: number, merged: readonly Area[]): boolean {
	if (merged.length > 0)
		return merged.some(([r1, c1, , c2]) => r1 === header.row && c2 > c1 && c1 <= at + 1 && at + 1 <= c2);
	// in a text file: words under it and under the empty cell beside it
	const words = (row: GridRow, index: number): boolean => tidy(row.cells[index] ?? null) !== '';
	return words(header, at) && !words(header, at + 1) && words(below, at) && words(below, at + 1);
}

/** A row of sub-headers: every cell of it stands under an empty or a spanning cell, and says words; data follow. */
function joinsBelow(
	header: GridRow,
	below: GridRow,
	merged: readonly Area[],
	following: readonly GridRow[]
): boolean {
	if (!isHeaderLike(below)) return false;
	let under = 0;
	let spans = 0;
	for (let at = 0; at < below.cells.length; at++) {
		if (tidy(below.cells[at] ?? null) === '') continue;
		const spanned = spansAcross(header, below, at, merged);
		if (tidy(header.cells[at] ?? null) !== '' && !spanned) return false;
		if (spanned) spans++;
		under++;
	}
	const known = filledOf(below).filter(isKnownHeader).length;
	if (merged.length === 0 && !following.some((row) => filledOf(row).some(isData))) return false;
	return under >= 2 && (known > 0 || (spans > 0 && merged.length > 0));
}

/** A row of upper headers: it names columns that the header itself leaves empty, or spans several of its columns. */
function joinsAbove(above: GridRow, header: GridRow, merged: readonly Area[]): boolean {
	const texts = filledOf(above);
	// what stands there as name: value is about the sheet, not a column
	if (texts.length < 2 || !isHeaderLike(above) || texts.some((text) => /[:：]\S/.test(text))) return false;
	const fills = above.cells.filter(
		(cell, at) => tidy(cell) !== '' && tidy(header.cells[at] ?? null) === ''
	).length;
	const spans = merged.filter(([r1, c1, r2, c2]) => r1 === above.row && r2 === above.row && c2 > c1).length;
	return fills > 0 || spans > 1;
}
