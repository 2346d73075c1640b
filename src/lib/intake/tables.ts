import type { TableName } from '#lib/model/columns.ts';
import { findHeader, headersOf } from './header.ts';
import { contentOf } from './mapping/content.ts';
import { findByMapping, type KnownMapping } from './mapping/find.ts';
import { guessTable, isTelling, type Seen } from './mapping/map.ts';
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
	/** Rows under the header, about; null where nothing tells. */
	readonly rows: number | null;
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
	return (await sheetsOf(source, read)).map((info) => {
		const guessed = tableOf(info);
		return guessed.table === null ? byMapping(info, guessed, known) : guessed;
	});
}

/** A sheet in which nothing is recognised, by a mapping that knows its headers. */
function byMapping(
	{ grid, merged }: SheetInfo,
	none: SheetTable,
	known: readonly KnownMapping[]
): SheetTable {
	const found = findByMapping(grid, { merged, columnCount: grid[0]?.cells.length ?? 0 }, known);
	if (!found) return none;
	const headers = Object.values(found.columns).filter((field) => field !== null).length;
	return { ...none, table: found.mapping.table, confidence: 1, headers };
}

function tableOf({ sheet, hidden, grid, merged, filled }: SheetInfo): SheetTable {
	const headerRows = findHeader(grid, merged);
	const above = grid.filter(({ row }) => row <= (headerRows.at(-1) ?? 0)).length;
	const rows = filled === null ? null : Math.max(0, filled - above);
	const none: SheetTable = { sheet, hidden, table: null, confidence: 0, headers: 0, rows };
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
	return { sheet, hidden, table, confidence, headers: named.length, rows };
}
