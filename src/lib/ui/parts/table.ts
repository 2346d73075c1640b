import { sheetCsv } from '#lib/base/csv.ts';

/** A cell: what people read, and the bare value behind it where the two differ. */
export interface ShownCell {
	readonly text: string;
	readonly value?: string | number | null;
	readonly href?: string;
	readonly strong?: boolean;
}

/** A table ready to be shown: one head for each column, one list of cells for each row. `whole` cells stay on one line. */
export interface ShownTable {
	readonly heads: readonly {
		readonly text: string;
		readonly number?: boolean;
		readonly note?: string;
		readonly whole?: boolean;
	}[];
	readonly rows: readonly (readonly (ShownCell | string)[])[];
	/** What each row is about, as the marks of its chart are known; null where a row stands for no mark. */
	readonly keys?: readonly (string | null)[];
}

export const cellOf = (cell: ShownCell | string): ShownCell =>
	typeof cell === 'string' ? { text: cell } : cell;

/** The table as CSV with a byte order mark, so that spreadsheets read it as UTF-8; a formula stays text. */
export function csvOf(table: ShownTable): string {
	const rows = [
		table.heads.map((head) => head.text),
		...table.rows.map((row) =>
			row.map((cell) => {
				const { text, value } = cellOf(cell);
				return value === undefined ? text : value;
			})
		)
	];
	return sheetCsv(rows);
}
