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
}

export const cellOf = (cell: ShownCell | string): ShownCell =>
	typeof cell === 'string' ? { text: cell } : cell;

/** The table as CSV with a byte order mark, so that spreadsheets read it as UTF-8; a formula stays text. */
export function csvOf(table: ShownTable): string {
	const quote = (value: string | number | null) => {
		const text = value === null ? '' : String(value);
		const safe = typeof value === 'string' && /^[=+@\t\r]/.test(text) ? `'${text}` : text;
		return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
	};
	const rows = [
		table.heads.map((head) => head.text),
		...table.rows.map((row) =>
			row.map((cell) => {
				const { text, value } = cellOf(cell);
				return value === undefined ? text : value;
			})
		)
	];
	return `\uFEFF${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}
