import { unitsOf } from '#lib/classify/units.ts';

/** Sets of shingles, each a sorted run of 32-bit hashes: set i is `hashes[starts[i]]` … `hashes[starts[i + 1] - 1]`. */
export interface Shingles {
	readonly starts: Int32Array;
	readonly hashes: Uint32Array;
}

/** Units of a text that are looked at: beyond, complaints repeat themselves. */
const reach = 400;

/**
 * The pairs of neighbouring units of each text (A. Z. Broder (1997), Proc. Compression and Complexity of Sequences, 21: the resemblance of
 * documents). Case, width, script, spaces and punctuation count alike, and every number as any other.
 */
export function shinglesOf(
	texts: readonly string[],
	onEach: (done: number) => void = () => undefined
): Shingles {
	const starts = new Int32Array(texts.length + 1);
	let hashes = new Uint32Array(1024);
	let end = 0;
	for (const [at, text] of texts.entries()) {
		const { names } = unitsOf(text, reach);
		const own = new Set<number>();
		for (let i = 0; i + 1 < names.length; i++) own.add(hashOf(names[i]!, names[i + 1]!));
		if (end + own.size > hashes.length) {
			const more = new Uint32Array(2 * hashes.length + own.size);
			more.set(hashes.subarray(0, end));
			hashes = more;
		}
		hashes.set(Uint32Array.from(own).sort(), end);
		end += own.size;
		starts[at + 1] = end;
		onEach(at + 1);
	}
	return { starts, hashes: hashes.slice(0, end) };
}

/** Sets without the shingles that more than `most` of them have: the words of a form, not of a complaint. */
export function withoutCommon({ starts, hashes }: Shingles, most: number): Shingles {
	const having = new Map<number, number>();
	for (const hash of hashes) having.set(hash, (having.get(hash) ?? 0) + 1);
	const kept = new Uint32Array(hashes.length);
	const keptStarts = new Int32Array(starts.length);
	let end = 0;
	for (let set = 0; set + 1 < starts.length; set++) {
		for (let at = starts[set]!; at < starts[set + 1]!; at++)
			if (having.get(hashes[at]!)! <= most) kept[end++] = hashes[at]!;
		keptStarts[set + 1] = end;
	}
	return { starts: keptStarts, hashes: kept.slice(0, end) };
}

/** P. Jaccard (1901): what two sets share of what they hold together, 0 … 1; two empty sets share nothing. */
export function jaccard({ starts, hashes }: Shingles, one: number, other: number): number {
	let [a, b] = [starts[one]!, starts[other]!];
	const [endA, endB] = [starts[one + 1]!, starts[other + 1]!];
	const sizes = endA - a + (endB - b);
	let both = 0;
	while (a < endA && b < endB) {
		const [x, y] = [hashes[a]!, hashes[b]!];
		if (x === y) both++;
		if (x <= y) a++;
		if (y <= x) b++;
	}
	return both === 0 ? 0 : both / (sizes - both);
}

/** FNV-1a over code units, its bits mixed once more (the end of MurmurHash3): the same everywhere. */
function hashOf(first: string, second: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < first.length; i++) hash = Math.imul(hash ^ first.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ 0xffff, 0x01000193);
	for (let i = 0; i < second.length; i++) hash = Math.imul(hash ^ second.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
