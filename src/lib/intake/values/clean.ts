// What people's cells carry at their ends: ASCII and ideographic spaces, no-break and zero-width ones, a stray byte-order mark.
const spaces = ' \t\n\v\f\r\u00a0\u200b\u3000\ufeff';
const edges = new Set([...spaces].map((space) => space.charCodeAt(0)));
const run = new RegExp(`[${spaces}]+`, 'g');

/** True where a text begins or ends with a space of any kind. */
export function isPadded(text: string): boolean {
	return text !== '' && (isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1)));
}

/** True for the code of a space of any kind. */
export function isSpace(code: number): boolean {
	return code <= 32 || (code >= 160 && (code === 160 || code === 8203 || code === 12288 || code === 65279));
}

/** A cell's text without the spaces around it, null where nothing remains: the key of `lookup`. SQL: `cleanTextSql`. */
export function cleanText(text: string | null): string | null {
	if (text === null) return null;
	// not by an expression: one that looks for the last run of spaces begins anew at every space
	let [from, to] = [0, text.length];
	while (from < to && edges.has(text.charCodeAt(from))) from++;
	while (to > from && edges.has(text.charCodeAt(to - 1))) to--;
	return from === to ? null : text.slice(from, to);
}

/** The SQL of `cleanText`. Trimming costs more than reading a date, so a column that is known to need none is left alone. */
export function cleanTextSql(expression: string, padded = true): string {
	if (!padded) return expression;
	const list = [...spaces].map((space) => (space === ' ' ? "' '" : `chr(${space.charCodeAt(0)})`)).join('||');
	return `nullif(trim(${expression}, ${list}), '')`;
}

/** Full-width letters, digits and signs as ASCII; runs of spaces as one. */
export function halfWidth(text: string): string {
	return text
		.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
		.replace(run, ' ')
		.trim();
}

/** What dates need of `halfWidth`, in SQL; costly, so only for cells that no format could read as they stand. */
export function halfWidthSql(expression: string): string {
	return `translate(${expression}, '０１２３４５６７８９：／－．\u3000\u00a0', '0123456789:/-.  ')`;
}
