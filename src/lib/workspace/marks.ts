import { alike } from '#lib/i18n/alike.ts';

/** A stretch of a text; `marked` where it is one of the words looked for. */
export interface Stretch {
	readonly text: string;
	readonly marked: boolean;
}

/** The text cut where these words stand in it, whatever their case, width and script; words that overlap are marked together. */
export function marked(text: string, words: readonly string[]): Stretch[] {
	const where = alike(text);
	const inside = new Uint8Array(text.length);
	for (const sought of words.map(alike).filter(Boolean))
		for (let at = where.indexOf(sought); at >= 0; at = where.indexOf(sought, at + 1))
			inside.fill(1, at, at + sought.length);
	const parts: Stretch[] = [];
	for (let from = 0; from < text.length;) {
		let to = from;
		while (to < text.length && inside[to] === inside[from]) to += 1;
		parts.push({ text: text.slice(from, to), marked: inside[from] === 1 });
		from = to;
	}
	return parts;
}

/** A long text from shortly before the first of these words on, and to shortly after the last where it is to be `short`; whole where none stands in it. */
export function excerpt(text: string, words: readonly string[], before = 8, short = Infinity): string {
	const where = alike(text);
	const places = words
		.map((word) => ({ at: where.indexOf(alike(word)), length: word.length }))
		.filter(({ at }) => at >= 0);
	if (places.length === 0) return text;
	const from = Math.min(...places.map(({ at }) => at)) - before;
	const to = Math.max(...places.map(({ at, length }) => at + length)) + short;
	const tail = to < text.length ? `${text.slice(0, to).replace(/[\ud800-\udbff]$/, '')}…` : text;
	return from <= before ? tail : `…${tail.slice(from).replace(/^[\udc00-\udfff]/, '')}`;
}
