/** One field by RFC 4180: in quotes only where it must be. */
export const csvField = (text: string): string =>
	/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Rows of text as CSV with CRLF line ends, as spreadsheets write it. */
export const csv = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => row.map(csvField).join(',')).join('\r\n') + '\r\n';

/**
 * Text that a spreadsheet opens as text: what would begin a formula there is led by an apostrophe. A dash of its own and
 * a negative number stay as they are.
 */
export const inert = (text: string): string =>
	/^\s*[=+@＝＋＠]|^[\t\r]|^\s*[-－](?!\s*$|[\d.,]+%?$)/.test(text) ? `'${text}` : text;

/** Rows of CSV for people to open: nothing in them runs; numbers stand as they are. */
export const sheetRows = (rows: readonly (readonly (string | number | null)[])[]): string =>
	csv(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inert(cell) : String(cell ?? '')))));

/** The same as a whole file: with a byte order mark, so that it is taken for UTF-8. */
export const sheetCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
	`\uFEFF${sheetRows(rows)}`;
