import type { Problem } from '#lib/base/problem.ts';
import type { SheetTable } from '#lib/intake/tables.ts';
import type { TableName } from '#lib/model/columns.ts';
import type { Arrival } from './arrivals.browser.ts';
import { otherKind, type OtherKind } from './kinds.ts';

/** One table in line: a file, or a sheet of a workbook that was looked into. */
export interface Entry {
	readonly file: File;
	readonly path: string;
	/** Null: the file was not looked into; it has one table, or nobody knows yet. */
	readonly sheet: string | null;
}

/** What became of an entry. */
export interface Outcome {
	readonly file: File;
	readonly path: string;
	readonly sheet: string;
	readonly state: 'in' | 'left' | 'refused';
	/** What it is and holds, where it came in. */
	readonly table: TableName | null;
	readonly rows: number;
	/** Why it did not come in; null where the user left it out. */
	readonly problem: Problem | null;
}

/** A file that was not read, by its name alone. */
export interface LeftOut {
	readonly path: string;
	readonly kind: OtherKind;
}

/** Files that came in together: what may be a table, and what is none. A file given alone is always looked at. */
export function sorted(arrivals: readonly Arrival[]): { entries: Entry[]; leftOut: LeftOut[] } {
	const entries: Entry[] = [];
	const leftOut: LeftOut[] = [];
	for (const { file, path, inFolder } of arrivals) {
		const kind = inFolder || arrivals.length > 1 ? otherKind(path) : null;
		if (kind === null) entries.push({ file, path, sheet: null });
		else leftOut.push({ path, kind });
	}
	return { entries, leftOut };
}

/** A text file holds one table; what else comes is looked into. */
export const isText = (name: string): boolean => /\.(csv|tsv|tab|txt)$/i.test(name);

/** Whether a sheet is taken unless the user says otherwise: seen, recognised, with something in it. */
export const isTaken = ({ hidden, table, rows }: SheetTable): boolean =>
	!hidden && table !== null && rows !== 0;

/** The entries of a workbook's sheets that are taken, in their order; the file itself where none is. */
export function sheetEntries(entry: Entry, tables: readonly SheetTable[]): Entry[] {
	const taken = tables.filter(isTaken);
	return taken.length === 0 ? [entry] : taken.map(({ sheet }) => ({ ...entry, sheet }));
}

/** The line with a sheet of the file taken in, in the order of its sheets and before what came later; or left out. */
export function withSheet(
	line: readonly Entry[],
	entry: Entry,
	tables: readonly SheetTable[],
	taken: boolean
): Entry[] {
	const others = line.filter(({ file, sheet }) => file !== entry.file || sheet !== entry.sheet);
	if (!taken) return others;
	const place = ({ sheet }: Entry) => tables.findIndex((table) => table.sheet === sheet);
	const after = others.filter((other) => other.file === entry.file && place(other) < place(entry));
	const at = after.length > 0 ? others.indexOf(after.at(-1)!) + 1 : 0;
	return [...others.slice(0, at), entry, ...others.slice(at)];
}

/**
 * How many tables in line are the same as the one at hand, by table and headers; null where that of some is not known before they are
 * read. `tablesIn` gives the sheets of a workbook that was looked into.
 */
export function alikeInLine(
	line: readonly Entry[],
	tablesIn: (file: File) => readonly SheetTable[],
	{ table, shape }: Pick<SheetTable, 'table' | 'shape'>
): number | null {
	const known = line.map(({ file, sheet }) => tablesIn(file).find((one) => one.sheet === sheet));
	if (known.includes(undefined)) return null;
	return known.filter((one) => one!.table === table && one!.shape === shape).length;
}
