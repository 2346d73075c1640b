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

/**
 * The source rows of the header among a sheet's first rows: the one whose cells most often name fields, else the first that is all
 * short words above rows that are not; a second row is joined where one of them fills what the other leaves empty. Empty: no header.
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
	const header = rows[best]!;
	const above = rows[best - 1];
	const below = rows[best + 1];
	if (below && joinsBelow(header, below, merged)) return [header.row, below.row];
	if (above && joinsAbove(above, header, merged)) return [above.row, header.row];
	return [header.row];
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
			const text = own === '' && level < rows.length - 1 ? spread(row, at, merged) : own;
			if (text !== '' && parts.at(-1) !== text) parts.push(text);
		});
		return parts.join('/');
	});
}

const tidy = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** The text of the merged area that covers a cell of an upper header row. */
function spread({ row, cells }: GridRow, at: number, merged: readonly Area[]): string {
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

function mergedAcross(row: number, at: number, merged: readonly Area[]): boolean {
	return merged.some(([r1, c1, , c2]) => r1 === row && c2 > c1 && c1 <= at + 1 && at + 1 <= c2);
}

/** A row of sub-headers: every cell of it stands under an empty or a merged cell, and says words. */
function joinsBelow(header: GridRow, below: GridRow, merged: readonly Area[]): boolean {
	if (!isHeaderLike(below)) return false;
	let under = 0;
	for (let at = 0; at < below.cells.length; at++) {
		if (tidy(below.cells[at] ?? null) === '') continue;
		if (tidy(header.cells[at] ?? null) !== '' && !mergedAcross(header.row, at, merged)) return false;
		under++;
	}
	const known = filledOf(below).filter(isKnownHeader).length;
	const spread = below.cells.some((cell, at) => tidy(cell) !== '' && mergedAcross(header.row, at, merged));
	return under >= 2 && (spread || known > 0);
}

/** A row of upper headers: it names columns that the header itself leaves empty, or spans several of its columns. */
function joinsAbove(above: GridRow, header: GridRow, merged: readonly Area[]): boolean {
	const texts = filledOf(above);
	if (texts.length < 2 || !isHeaderLike(above)) return false;
	const fills = above.cells.filter(
		(cell, at) => tidy(cell) !== '' && tidy(header.cells[at] ?? null) === ''
	).length;
	const spans = merged.filter(([r1, c1, r2, c2]) => r1 === above.row && r2 === above.row && c2 > c1).length;
	return fills > 0 || spans > 1;
}
