/** One field by RFC 4180: in quotes only where it must be. */
export const csvField = (text: string): string =>
	/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Rows of text as CSV with CRLF line ends, as spreadsheets write it. */
export const csv = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => row.map(csvField).join(',')).join('\r\n') + '\r\n';

/** Signs that spreadsheets pass over before they look for a formula: space of any kind, control characters, signs of no width. */
const passedOver =
	'[\\s\\x0b\\x{a0}\\x{ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{2064}\\x{3000}\\x{feff}\\x00-\\x1f\\x7f-\\x{9f}]*';

/**
 * What a spreadsheet would run, as patterns of RE2: text `begins` a formula unless it is `plain`, a dash of its own or a negative
 * number. The engine and `inert` go by the same two.
 */
export const formula = {
	begins: `^(?:${passedOver}[=+@＝＋＠\\-－]|[\\x00-\\x1f\\x7f])`,
	plain: '^[ \\x{3000}]*[\\-－](?:[ \\x{a0}\\x{3000}]*|[\\d.,]+%?)$'
} as const;

const pattern = (of: string): RegExp => new RegExp(of.replace(/\\x\{(\w+)\}/g, '\\u{$1}'), 'u');
const [begins, plain] = [pattern(formula.begins), pattern(formula.plain)];

/** Whether a text looks like a formula at its beginning, or begins with a control character; numbers written as text do too. */
export const beginsFormula = (text: string): boolean => begins.test(text);

/**
 * Text that a spreadsheet opens as text: what is a formula there is led by an apostrophe. A dash of its own and a negative
 * number stay as they are.
 */
export const inert = (text: string): string => (begins.test(text) && !plain.test(text) ? `'${text}` : text);

/** Rows of CSV for people to open: nothing in them runs; numbers stand as they are. */
export const sheetRows = (rows: readonly (readonly (string | number | null)[])[]): string =>
	csv(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inert(cell) : String(cell ?? '')))));

/** The same as a whole file: with a byte order mark, so that it is taken for UTF-8. */
export const sheetCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
	`\uFEFF${sheetRows(rows)}`;
