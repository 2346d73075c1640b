/** One record as a slow and plain reader of RFC 4180 finds it: its cells and the physical line on which it starts. */
export interface OracleRecord {
	readonly line: number;
	readonly cells: readonly string[];
}

/** Writes records as CSV, quoting what must be quoted and, where `always` says so, what need not. */
export function writeCsv(
	records: readonly (readonly string[])[],
	delimiter: string,
	ends: readonly string[],
	always: boolean
): { text: string; expected: OracleRecord[] } {
	let text = '';
	let line = 1;
	const expected: OracleRecord[] = [];
	records.forEach((cells, at) => {
		const end = ends[at % ends.length]!;
		const written = cells
			.map((cell) =>
				always || /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
			)
			.join(delimiter);
		expected.push({ line, cells });
		text += written + end;
		line += 1 + (written.match(/\r\n|\r|\n/g) ?? []).length;
	});
	return { text, expected };
}

/** Canonical text back into records: commas, doubled quotes, LF, the source row first. */
export function readCanonical(text: string): OracleRecord[] {
	const records: OracleRecord[] = [];
	let cells: string[] = [];
	let cell = '';
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const char = text[at]!;
		if (quoted) {
			if (char !== '"') cell += char;
			else if (text[at + 1] === '"') {
				cell += '"';
				at++;
			} else quoted = false;
		} else if (char === '"') quoted = true;
		else if (char === ',' || char === '\n') {
			cells.push(cell);
			cell = '';
			if (char === '\n') {
				records.push({ line: Number(cells[0]), cells: cells.slice(1) });
				cells = [];
			}
		} else cell += char;
	}
	return records;
}
