import Papa from 'papaparse';

export const delimiters = [',', '\t', ';', '|'] as const;

/**
 * The delimiter of decoded CSV text, sniffed by PapaParse: the one that gives the most even rows. A text in which none of them stands
 * is a table of one column.
 */
export function sniffDelimiter(sample: string): string {
	const text = sample.slice(0, 1 << 16);
	// An Excel convention: the first line may name it.
	const named = /^sep=(.)\r?\n/i.exec(text);
	if (named) return named[1]!;
	const found = delimiters
		.map((delimiter) => ({ delimiter, ...evenness(text, delimiter) }))
		.filter(({ columns }) => columns > 1);
	if (found.length === 0) return ',';
	const guessed = Papa.parse<string[]>(text, { delimitersToGuess: [...delimiters], preview: 200 }).meta
		.delimiter;
	const best = found.reduce((a, b) =>
		b.share * Math.min(b.columns, 8) > a.share * Math.min(a.columns, 8) ? b : a
	);
	return (
		found.find(({ delimiter }) => delimiter === guessed && delimiter === best.delimiter)?.delimiter ??
		best.delimiter
	);
}

/** The usual number of columns under a delimiter, and the share of rows that have it. */
function evenness(text: string, delimiter: string): { columns: number; share: number } {
	const rows = Papa.parse<string[]>(text, { delimiter, preview: 200 }).data.filter(
		(row) => row.length > 1 || row[0]?.trim()
	);
	if (rows.length > 1 && text.length >= 1 << 16) rows.pop();
	const counts = new Map<number, number>();
	for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
	let columns = 1;
	let most = 0;
	for (const [width, count] of counts) {
		if (width > 1 && count > most) {
			columns = width;
			most = count;
		}
	}
	return { columns, share: rows.length === 0 ? 0 : most / rows.length };
}

/** The first records of decoded CSV text, by PapaParse: what a preview shows before anything is loaded. */
export function previewRecords(sample: string, delimiter: string, limit: number): string[][] {
	return Papa.parse<string[]>(sample, { delimiter, preview: limit }).data;
}
