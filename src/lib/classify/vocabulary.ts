import type { Document } from './examples.ts';
import { unitsOf, type Units } from './units.ts';

/**
 * How often documents' texts have the known n-grams. Document i has the texts `textsOf[i]` … `textsOf[i + 1] - 1`; text j has the
 * entries `starts[j]` … `starts[j + 1] - 1`, each column once.
 */
export interface Counted {
	readonly textsOf: Int32Array;
	readonly starts: Int32Array;
	readonly columns: Int32Array;
	readonly counts: Int32Array;
}

/** A known n-gram where it stands: its column, its first unit, and how many units it has. */
export interface Place {
	readonly column: number;
	readonly first: number;
	readonly length: number;
}

/** Units that are numbered; what comes after these is taken as unknown. Three numbers fit one exact double. */
const mostUnits = 2 ** 17;

/** Numbers for units, and for the n-grams (runs of one to `longest` units that touch) in a text's first `reach` units. */
export class Vocabulary {
	readonly #units = new Map<string, number>();
	/** n-gram → column. An n-gram's key is its units' numbers as digits to the base 2¹⁷. */
	readonly #columns = new Map<number, number>();
	readonly #longest: number;
	readonly #reach: number;

	constructor(longest: number, reach: number) {
		this.#longest = longest;
		this.#reach = reach;
	}

	get size(): number {
		return this.#columns.size;
	}

	/** Counts n-grams, and numbers those that are new. N-grams that fewer than `least` documents have are forgotten again. */
	learn(documents: readonly Document[], least: number): Counted {
		const counted = this.#count(documents, true);
		const having = documentsWith(counted, this.size);
		const renumbered = new Int32Array(this.size).fill(-1);
		let next = 0;
		for (const [key, column] of this.#columns)
			if (having[column]! >= least) this.#columns.set(key, (renumbered[column] = next++));
			else this.#columns.delete(key);
		return renumber(counted, renumbered);
	}

	/** Counts the n-grams that are known. */
	count(documents: readonly Document[]): Counted {
		return this.#count(documents, false);
	}

	/**
	 * How much of a document is like what was learnt: of the units of its texts that stand side by side, the share of pairs that are known, 0–1;
	 * of its units where none touch. 0 for an empty document.
	 */
	knownShare(document: Document): number {
		const pairs = { all: 0, known: 0 };
		const alone = { all: 0, known: 0 };
		for (const text of document) {
			const units = unitsOf(text, this.#reach);
			const end = Math.min(units.names.length, this.#reach);
			alone.all += end;
			for (let at = 1; at < end; at++) if (units.joined[at]) pairs.all += 1;
			this.#walk(units, false, (_, __, length) => {
				if (length === 1) alone.known += 1;
				if (length === 2) pairs.known += 1;
			});
		}
		const { all, known } = pairs.all > 0 ? pairs : alone;
		return all === 0 ? 0 : known / all;
	}

	/** Every known n-gram where it stands. */
	places(units: Units): Place[] {
		const found: Place[] = [];
		this.#walk(units, false, (column, first, length) => found.push({ column, first, length }));
		return found;
	}

	#count(documents: readonly Document[], learning: boolean): Counted {
		const textsOf = new Int32Array(documents.length + 1);
		const starts = [0];
		const columns: number[] = [];
		const counts: number[] = [];
		const placeOf: number[] = [];
		let start = 0;
		const see = (column: number) => {
			const place = placeOf[column];
			if (place !== undefined && place >= start) counts[place]! += 1;
			else {
				placeOf[column] = columns.length;
				columns.push(column);
				counts.push(1);
			}
		};
		for (const [i, texts] of documents.entries()) {
			for (const text of texts) {
				start = columns.length;
				this.#walk(unitsOf(text, this.#reach), learning, see);
				starts.push(columns.length);
			}
			textsOf[i + 1] = starts.length - 1;
		}
		return {
			textsOf,
			starts: Int32Array.from(starts),
			columns: Int32Array.from(columns),
			counts: Int32Array.from(counts)
		};
	}

	#walk(
		{ names, joined }: Units,
		learning: boolean,
		see: (column: number, first: number, length: number) => void
	): void {
		const end = Math.min(names.length, this.#reach);
		const numbers = new Array<number>(end);
		for (let at = 0; at < end; at++) {
			let number = this.#units.get(names[at]!) ?? 0;
			if (number === 0 && learning && this.#units.size < mostUnits - 1)
				this.#units.set(names[at]!, (number = this.#units.size + 1));
			numbers[at] = number;
		}
		for (let first = 0; first < end; first++) {
			let key = 0;
			for (let last = first; last < end && last < first + this.#longest; last++) {
				if (numbers[last] === 0 || (last > first && !joined[last])) break;
				key = key * mostUnits + numbers[last]!;
				let column = this.#columns.get(key);
				if (column === undefined) {
					if (!learning) continue;
					this.#columns.set(key, (column = this.#columns.size));
				}
				see(column, first, last - first + 1);
			}
		}
	}
}

function documentsWith({ textsOf, starts, columns }: Counted, size: number): Int32Array {
	const having = new Int32Array(size);
	const lastIn = new Int32Array(size).fill(-1);
	for (let i = 0; i + 1 < textsOf.length; i++)
		for (let at = starts[textsOf[i]!]!, end = starts[textsOf[i + 1]!]!; at < end; at++) {
			const column = columns[at]!;
			if (lastIn[column] !== i) having[column]! += 1;
			lastIn[column] = i;
		}
	return having;
}

/** The same counts without the columns whose new number is negative. */
function renumber({ textsOf, starts, columns, counts }: Counted, renumbered: Int32Array): Counted {
	const kept = new Int32Array(columns.length);
	const keptCounts = new Int32Array(columns.length);
	const keptStarts = new Int32Array(starts.length);
	let to = 0;
	for (let text = 0; text + 1 < starts.length; text++) {
		for (let at = starts[text]!; at < starts[text + 1]!; at++) {
			const column = renumbered[columns[at]!]!;
			if (column < 0) continue;
			kept[to] = column;
			keptCounts[to++] = counts[at]!;
		}
		keptStarts[text + 1] = to;
	}
	return { textsOf, starts: keptStarts, columns: kept.slice(0, to), counts: keptCounts.slice(0, to) };
}
