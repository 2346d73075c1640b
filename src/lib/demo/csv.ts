/** One cell by RFC 4180: quoted only where it must be. */
export const cell = (text: string): string =>
	/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Rows of text as CSV with CRLF line ends, as spreadsheets write it. */
export const csv = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
