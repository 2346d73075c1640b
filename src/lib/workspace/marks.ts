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

/** A long text from shortly before the first of these words on; whole where none stands in it or it stands near the beginning. */
export function excerpt(text: string, words: readonly string[], before = 8): string {
	const where = alike(text);
	const places = words.map((word) => where.indexOf(alike(word))).filter((at) => at >= 0);
	const from = Math.min(...places) - before;
	return places.length === 0 || from <= before
		? text
		: `…${text.slice(from).replace(/^[\udc00-\udfff]/, '')}`;
}
