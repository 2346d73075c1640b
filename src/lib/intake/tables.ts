import type { TableName } from '#lib/model/columns.ts';
import type { LeftOut } from './accept.ts';
import { findHeader, headersOf } from './header.ts';
import { contentOf } from './mapping/content.ts';
import { findByMapping, type KnownMapping } from './mapping/find.ts';
import { guessTable, isTelling, type Seen } from './mapping/map.ts';
import { shapeOfHeaders } from './mapping/shape.ts';
import { sheetsOf, type ReadOptions, type SheetInfo, type Source } from './read.ts';

/** What one sheet of a file seems to hold, by its beginning. */
export interface SheetTable {
	/** Empty for CSV. */
	readonly sheet: string;
	readonly hidden: boolean;
	/** Null where nothing is recognised: notes, instructions, an empty sheet. */
	readonly table: TableName | null;
	/** 0..1; 0 where nothing is recognised. */
	readonly confidence: number;
	/** Headers that name a field of the table. */
	readonly headers: number;
	/** The shape of its headers; null where there are none, or where nothing is recognised. */
	readonly shape: string | null;
	/** Rows under the header, about; null where nothing tells. */
	readonly rows: number | null;
}

/** Why a sheet is not imported by itself: hidden, empty, not recognised, or another table than the one that is wanted. */
export function whyLeftOut({ hidden, table, rows }: SheetTable): LeftOut['reason'] {
	if (hidden) return 'sheet_hidden';
	if (rows === 0) return 'sheet_empty';
	return table === null ? 'sheet_unrecognised' : 'sheet_of_other_table';
}

/** How a file is read, and the mappings that may be about a sheet in which nothing is recognised. */
export interface TableOptions extends ReadOptions {
	readonly known?: readonly KnownMapping[];
}

/** A single header that happens to be a field's name is no table. */
const fewestHeaders = 2;
const leastConfidence = 0.3;

/**
 * Every sheet of a file with the table that it seems to be: the guess of `inspect`, made from the sheet's first rows alone.
 * A CSV file is one sheet. Throws a Refusal.
 */
export async function tablesIn(source: Source, options: TableOptions = {}): Promise<SheetTable[]> {
	const { known = [], ...read } = options;
	const found = (await sheetsOf(source, read)).map((info) => {
		const guess = tableOf(info);
		const mapped = guess.told.table === null ? byMapping(info, guess.told, known) : null;
		return mapped ? { told: mapped, grounds: 'header' as const } : guess;
	});
	const best = Math.max(...found.map(({ told, grounds }) => (told.table === null ? -1 : rank[grounds])));
	return found.map(({ told, grounds }) => (rank[grounds] < best ? nothingIn(told) : told));
}

/** What tells a sheet's table: one column by its cells or by words like its header, several by their cells, or headers. */
type Grounds = 'word' | 'cells' | 'header';
/** A sheet of a workbook gives way to one that is told on better grounds: a line of notes is no log beside a log. */
const rank: Readonly<Record<Grounds, number>> = { word: 0, cells: 1, header: 2 };

interface Guess {
	readonly told: SheetTable;
	readonly grounds: Grounds;
}

const nothingIn = (sheet: SheetTable): SheetTable => ({
	...sheet,
	table: null,
	confidence: 0,
	headers: 0,
	shape: null
});

/** A sheet in which nothing is recognised, by a mapping that knows its headers. */
function byMapping(
	{ grid, merged }: SheetInfo,
	none: SheetTable,
	known: readonly KnownMapping[]
): SheetTable | null {
	const found = findByMapping(grid, { merged, columnCount: grid[0]?.cells.length ?? 0 }, known);
	if (!found) return null;
	const headers = Object.values(found.columns).filter((field) => field !== null).length;
	const shape = shapeOfHeaders(headersOf(grid, found.headerRows, merged, grid[0]?.cells.length ?? 0));
	return { ...none, table: found.mapping.table, confidence: 1, headers, shape };
}

function tableOf({ sheet, hidden, grid, merged, filled }: SheetInfo): Guess {
	const headerRows = findHeader(grid, merged);
	const above = grid.filter(({ row }) => row <= (headerRows.at(-1) ?? 0)).length;
	const rows = filled === null ? null : Math.max(0, filled - above);
	const empty: SheetTable = { sheet, hidden, table: null, confidence: 0, headers: 0, shape: null, rows };
	const none: Guess = { told: empty, grounds: 'word' };
	const body = grid.slice(above);
	const headers = headersOf(grid, headerRows, merged, grid[0]?.cells.length ?? 0);
	const seen = headers
		.map((header, at): Seen => {
			const content = contentOf(body.map(({ cells }) => cells[at] ?? null));
			return { index: at + 1, header, content };
		})
		.filter(({ header, content }) => header !== '' || content.filled > 0);
	const { table, confidence, columns } = guessTable(seen);
	const named = columns.filter(({ field }) => field !== null);
	if (named.length < Math.min(fewestHeaders, seen.length) || confidence < leastConfidence) return none;
	if (!named.some(({ field }) => isTelling(table, field!))) return none;
	const sure = named.length > 1 || named.some(({ how }) => how === 'exact' || how === 'folded');
	return {
		told: { sheet, hidden, table, confidence, headers: named.length, shape: shapeOfHeaders(headers), rows },
		grounds: !sure ? 'word' : headerRows.length === 0 ? 'cells' : 'header'
	};
}
