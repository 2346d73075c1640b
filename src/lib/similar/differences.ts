import { alike } from '#lib/i18n/alike.ts';
import { unitsOf } from '#lib/classify/units.ts';

/** A stretch of a text; `own` where the other text does not have it. */
export interface Part {
	readonly text: string;
	readonly own: boolean;
}

/** A text cut into what it shares with another and what is its own: by the longest common sequence of their units, numbers as they are. */
export function ownParts(text: string, other: string): readonly Part[] {
	const units = unitsOf(text, 400);
	const mine = units.names.map((_, at) => alike(text.slice(units.starts[at], units.ends[at])));
	const its = unitsOf(other, 400);
	const theirs = its.names.map((_, at) => alike(other.slice(its.starts[at], its.ends[at])));
	const width = theirs.length + 1;
	const longest = new Uint16Array((mine.length + 1) * width);
	for (let a = mine.length - 1; a >= 0; a--)
		for (let b = theirs.length - 1; b >= 0; b--)
			longest[a * width + b] =
				mine[a] === theirs[b]
					? longest[(a + 1) * width + b + 1]! + 1
					: Math.max(longest[(a + 1) * width + b]!, longest[a * width + b + 1]!);
	const parts: { text: string; own: boolean }[] = [];
	const add = (from: number, to: number, own: boolean) => {
		if (from === to) return;
		const last = parts.at(-1);
		if (last?.own === own) last.text += text.slice(from, to);
		else parts.push({ text: text.slice(from, to), own });
	};
	let b = 0;
	let done = 0;
	for (let a = 0; a < mine.length; a++) {
		while (
			b < theirs.length &&
			mine[a] !== theirs[b] &&
			longest[a * width + b + 1]! > longest[(a + 1) * width + b]!
		)
			b++;
		// one step on the other side may be as good: take it where it leads to this unit
		let at = b;
		while (
			at < theirs.length &&
			mine[a] !== theirs[at] &&
			longest[a * width + at + 1] === longest[a * width + at]
		)
			at++;
		const shared =
			at < theirs.length &&
			mine[a] === theirs[at] &&
			longest[a * width + b] === longest[(a + 1) * width + at + 1]! + 1;
		if (shared) b = at + 1;
		// what stands between units goes with what stands before it
		add(done, units.starts[a]!, parts.at(-1)?.own ?? false);
		add(units.starts[a]!, units.ends[a]!, !shared);
		done = units.ends[a]!;
	}
	add(done, text.length, parts.at(-1)?.own ?? false);
	return parts;
}
