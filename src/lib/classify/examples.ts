import { sameness } from './units.ts';

/** The texts of one row, say a title and a message. Each counts alike, however long it is. */
export type Document = readonly string[];

/** A row whose label is known. */
export interface Example {
	readonly texts: Document;
	readonly label: string;
}

/** What there is to learn from, in an order of its own: the same for the same examples, however they came. */
export interface Lesson {
	/** In the order of their code units; a label's place is its number. */
	readonly labels: readonly string[];
	readonly documents: readonly Document[];
	readonly labelOf: Int32Array;
	/** The number of each document's text: equal texts have equal numbers. */
	readonly textOf: Int32Array;
	readonly texts: number;
	/** Examples left out: without a text, of a label with too few texts, beyond the most that are looked at. */
	readonly leftOut: { readonly empty: number; readonly rare: number; readonly beyond: number };
}

/**
 * Orders examples, and leaves out those that cannot be learnt from: without a text, or of labels with fewer than `least` different texts.
 * Of more than `most`, those whose texts have the lowest hashes are taken.
 */
export function lessonOf(examples: readonly Example[], least: number, most: number): Lesson {
	const known = new Map<string, { key: string; raw: string; hash: number }>();
	const keyed = examples.map(({ texts, label }) => {
		const raw = texts.join('\u0002');
		let text = known.get(raw);
		if (!text) {
			const key = sameness(texts);
			known.set(raw, (text = { key, raw, hash: hashOf(key) }));
		}
		return { texts, label, text };
	});
	const written = keyed.filter(({ texts, text }) => text.key.length >= Math.max(texts.length, 1));
	const textsOf = new Map<string, Set<string>>();
	for (const { label, text } of written) {
		const own = textsOf.get(label);
		if (own) own.add(text.key);
		else textsOf.set(label, new Set([text.key]));
	}
	const common = written.filter(({ label }) => textsOf.get(label)!.size >= least);
	common.sort(
		(a, b) =>
			a.text.hash - b.text.hash ||
			compare(a.text.key, b.text.key) ||
			compare(a.text.raw, b.text.raw) ||
			compare(a.label, b.label)
	);
	const taken = common.slice(0, most);
	const labels = [...new Set(taken.map(({ label }) => label))].sort(compare);
	const numbers = new Map(labels.map((label, number) => [label, number]));
	const keys = new Map<string, number>();
	for (const { text } of taken) if (!keys.has(text.key)) keys.set(text.key, keys.size);
	return {
		labels,
		documents: taken.map(({ texts }) => texts),
		labelOf: Int32Array.from(taken, ({ label }) => numbers.get(label)!),
		textOf: Int32Array.from(taken, ({ text }) => keys.get(text.key)!),
		texts: keys.size,
		leftOut: {
			empty: keyed.length - written.length,
			rare: written.length - common.length,
			beyond: common.length - taken.length
		}
	};
}

/** The first document of each different text: in the order of their hashes, so that the first of these are a fair sample. */
export function oneOfEachText({ textOf }: Lesson): Int32Array {
	return Int32Array.from([...textOf.keys()].filter((i) => i === 0 || textOf[i] !== textOf[i - 1]));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** FNV-1a over code units: spreads texts evenly, and is the same everywhere. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}
