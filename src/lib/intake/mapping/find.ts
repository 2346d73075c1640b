import { fold } from '#lib/intake/fold.ts';
import { findHeader, headersOf, type GridRow } from '#lib/intake/header.ts';
import type { SheetFacts } from '#lib/intake/inspection.ts';
import type { FieldName } from '#lib/model/columns.ts';
import type { SavedMapping } from './saved.ts';
import { shapeOfHeaders } from './shape.ts';

/** A mapping that may be about a sheet in which nothing is recognised. */
export interface KnownMapping {
	readonly mapping: SavedMapping;
	/** The shape that it is for; null: any sheet that has one of its headers. */
	readonly shape: string | null;
}

/** Where a sheet's header stands by a mapping, and the fields of its columns by index. */
export interface FoundByMapping {
	readonly mapping: SavedMapping;
	readonly headerRows: readonly number[];
	readonly columns: Readonly<Record<number, FieldName | null>>;
}

interface Headed {
	readonly index: number;
	readonly header: string;
}

/** How many rows may be the header that a mapping names. */
const depth = 30;

/**
 * The columns under a name of a mapping: those that have it to the letter for their header, else those whose header folds to the same, else
 * the one that it counts, as 时间#2 is the second under 时间.
 */
export function columnsUnder<T extends Headed>(columns: readonly T[], name: string): readonly T[] {
	const own = columnsWith(columns, name);
	const [, header, nth] = own.length > 0 ? [] : (/^(.+)#([1-9]\d{0,3})$/s.exec(name) ?? []);
	return header ? columnsWith(columns, header).slice(Number(nth) - 1, Number(nth)) : own;
}

function columnsWith<T extends Headed>(columns: readonly T[], header: string): readonly T[] {
	const exact = columns.filter((column) => column.header !== '' && column.header === header);
	const folded = fold(header);
	return exact.length > 0 || folded === ''
		? exact
		: columns.filter((column) => fold(column.header) === folded);
}

/** True where a mapping gives a field to one of these columns. */
export const concerns = ({ columns }: SavedMapping, headed: readonly Headed[]): boolean =>
	Object.entries(columns).some(
		([header, field]) => field !== null && columnsUnder(headed, header).length > 0
	);

/** The mapping, of those that are known, whose headers a sheet has, and the row in which it has them; null where there is none. */
export function findByMapping(
	grid: readonly GridRow[],
	{ merged, columnCount }: Pick<SheetFacts, 'merged' | 'columnCount'>,
	known: readonly KnownMapping[]
): FoundByMapping | null {
	if (known.length === 0) return null;
	const detected = findHeader(grid, merged);
	const candidates = [
		...(detected.length > 0 ? [detected] : []),
		...grid.slice(0, depth).map(({ row }) => [row])
	];
	let best: FoundByMapping | null = null;
	let most = 0;
	for (const headerRows of candidates) {
		const headers = headersOf(grid, headerRows, merged, columnCount);
		const headed = headers.map((header, at): Headed => ({ index: at + 1, header }));
		const shape = shapeOfHeaders(headers);
		for (const { mapping, shape: wanted } of known) {
			if (wanted !== null && wanted !== shape) continue;
			const columns = fieldsUnder(mapping, headed);
			const found = Object.values(columns).filter((field) => field !== null).length;
			if (found <= most) continue;
			best = { mapping, headerRows, columns };
			most = found;
		}
	}
	return best;
}

function fieldsUnder({ columns }: SavedMapping, headed: readonly Headed[]): Record<number, FieldName | null> {
	return Object.fromEntries(
		Object.entries(columns).flatMap(([header, field]) => {
			const [first] = columnsUnder(headed, header);
			return first ? [[first.index, field] as const] : [];
		})
	);
}
