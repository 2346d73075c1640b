/** A stretch of a text; `marked` where it is one of the words looked for. */
export interface Stretch {
	readonly text: string;
	readonly marked: boolean;
}

/** The text cut where these words stand in it, whatever their case; words that overlap are marked together. */
export function marked(text: string, words: readonly string[]): Stretch[] {
	const lower = text.toLowerCase();
	// Where folding changes the length, places would not fit the text any more.
	const where = lower.length === text.length ? lower : text;
	const inside = new Uint8Array(text.length);
	for (const word of words) {
		const sought = where === lower ? word.toLowerCase() : word;
		if (sought === '') continue;
		for (let at = where.indexOf(sought); at >= 0; at = where.indexOf(sought, at + 1))
			inside.fill(1, at, at + sought.length);
	}
	const parts: Stretch[] = [];
	for (let from = 0; from < text.length;) {
		let to = from;
		while (to < text.length && inside[to] === inside[from]) to += 1;
		parts.push({ text: text.slice(from, to), marked: inside[from] === 1 });
		from = to;
	}
	return parts;
}
