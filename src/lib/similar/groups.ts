import { unitsOf } from '#lib/classify/units.ts';
import { bandsOf, Buckets } from './bands.ts';
import { jaccard, shinglesOf, withoutCommon, type Shingles } from './shingles.ts';

/** From this share of common shingles on, two texts say the same. */
export const threshold = 0.6;
/** A text with fewer shingles says too little to be compared: 无, 同上, 漏水. */
export const leastShingles = 8;
/** What more than this share of the different texts has is the wording of a form. */
const formShare = 0.2;
/** … where there are so many texts that a share tells. */
const enoughTexts = 50;

/** A text beside the one that stands for its group, by their numbers, with their Jaccard similarity. */
export interface Member {
	readonly text: number;
	readonly similarity: number;
}

/** Texts that are similar to the first of them, which stands for the group; the most similar first. */
export interface Group {
	readonly leader: number;
	readonly members: readonly Member[];
}

export interface Similar {
	/** Groups of at least two different texts, or of one that was said more than once. */
	readonly groups: readonly Group[];
	/** Texts that say too little to be compared, and those that are nothing but the wording of a form. */
	readonly short: readonly number[];
	readonly forms: readonly number[];
}

/** How far the work is, 0 … 1. */
export type OnShare = (share: number) => void;

/** A log of texts made ready to be compared. */
export interface Comparable {
	readonly shingles: Shingles;
	readonly short: readonly number[];
	readonly forms: readonly number[];
}

/** Takes texts to shingles, and leaves out those that say too little. */
export function comparable(texts: readonly string[], onShare: OnShare = () => undefined): Comparable {
	const all = shinglesOf(texts, every(texts.length, onShare));
	const short: number[] = [];
	const forms: number[] = [];
	const size = ({ starts }: Shingles, at: number) => starts[at + 1]! - starts[at]!;
	const shingles =
		texts.length < enoughTexts ? all : withoutCommon(all, Math.floor(formShare * texts.length));
	for (const at of texts.keys()) {
		if (size(all, at) < leastShingles) short.push(at);
		else if (size(shingles, at) < leastShingles) forms.push(at);
	}
	return { shingles, short, forms };
}

/**
 * Groups texts that say nearly the same. `weights` is how often each text was said: the most frequent text leads, and every other joins the
 * leader that it is most similar to, if that reaches the threshold, or leads a group of its own. So each member is similar to its leader, and
 * no chain ties unlike texts together. The same texts in the same order give the same groups.
 */
export function similarTexts(
	texts: readonly string[],
	weights: readonly number[],
	onShare: OnShare = () => undefined
): Similar {
	const { shingles, short, forms } = comparable(texts, (share) => onShare(share * 0.3));
	const left = new Set([...short, ...forms]);
	const signatures = bandsOf(
		shingles,
		every(texts.length, (share) => onShare(0.3 + share * 0.5))
	);
	const order = [...texts.keys()]
		.filter((at) => !left.has(at))
		.sort((a, b) => weights[b]! - weights[a]! || compare(texts[a]!, texts[b]!));
	const leaders = new Buckets(signatures);
	const members = new Map<number, Member[]>();
	const report = every(order.length, (share) => onShare(0.8 + share * 0.2));
	for (const [done, text] of order.entries()) {
		let best: Member | null = null;
		for (const other of leaders.near(text)) {
			const similarity = jaccard(shingles, text, other);
			if (similarity >= threshold && similarity > (best?.similarity ?? 0)) best = { text: other, similarity };
		}
		if (best) members.get(best.text)!.push({ text, similarity: best.similarity });
		else {
			leaders.put(text);
			members.set(text, [{ text, similarity: 1 }]);
		}
		report(done + 1);
	}
	const groups = [...members]
		.filter(([leader, all]) => all.length > 1 || weights[leader]! > 1)
		.map(([leader, all]) => ({ leader, members: all.sort((a, b) => b.similarity - a.similarity) }));
	return { groups, short, forms };
}

/** The texts most similar to this one, the most similar first: compared with every one, so none is missed. */
export function nearest(
	{ shingles }: Comparable,
	text: number,
	least: number,
	most: number
): readonly Member[] {
	const found: Member[] = [];
	for (let other = 0; other + 1 < shingles.starts.length; other++) {
		const similarity = other === text ? 0 : jaccard(shingles, text, other);
		if (similarity >= least) found.push({ text: other, similarity });
	}
	return found.sort((a, b) => b.similarity - a.similarity || a.text - b.text).slice(0, most);
}

/** True where a text says too little to be compared with any. */
export const saysLittle = (text: string): boolean => unitsOf(text).names.length <= leastShingles;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Reports a share about a hundred times. */
function every(all: number, onShare: OnShare): (done: number) => void {
	const step = Math.max(1, Math.floor(all / 100));
	return (done) => done % step === 0 && onShare(done / all);
}
