import { durationsOf, type Durations as Figures } from '#lib/stats/durations.ts';
import type { Durations, Selection, Tables } from './tables.ts';

export interface LivesQuestion extends Selection {
	/** Columns by whose values the rows are grouped. */
	readonly by: readonly string[];
	readonly durations: string;
}

/** The figures of each group that has a duration: the codes of its columns, group by group. */
export interface Lives {
	readonly keys: Uint32Array;
	readonly figures: readonly Figures[];
}

/** The seconds that occur, ascending, and which of them each row has. */
interface Ranked {
	readonly times: Float64Array;
	readonly rank: Uint32Array;
}

const ranked = new WeakMap<Durations, Ranked>();
/** Beyond so many groups times distinct times each group is sorted for itself. */
const mostCells = 1 << 22;

function rankedOf(durations: Durations): Ranked {
	const known = ranked.get(durations);
	if (known) return known;
	const sorted = durations.seconds.slice().sort();
	let n = 0;
	for (const seconds of sorted)
		if (seconds >= 0 && (n === 0 || sorted[n - 1] !== seconds)) sorted[n++] = seconds;
	const times = sorted.slice(0, n);
	const place = new Map<number, number>();
	for (let at = 0; at < n; at++) place.set(times[at]!, at);
	const rank = Uint32Array.from(durations.seconds, (seconds) => place.get(seconds) ?? 0);
	const made = { times, rank };
	ranked.set(durations, made);
	return made;
}

/** How long it takes, by groups: to the second. */
export function lives(tables: Tables, question: LivesQuestion): Lives {
	const durations = tables.durations(question.table, question.durations);
	const { times, rank } = rankedOf(durations);
	const rows = tables.select(question);
	const groups = tables.groups(question.table, question.by);
	const all = rows === null ? tables.rows(question.table) : rows.length;
	const { seconds, closed } = durations;
	const figures: Figures[] = [];
	const present: number[] = [];
	const tell = (group: number, ended: Int32Array, censored: Int32Array, at: ArrayLike<number>) => {
		present.push(group);
		figures.push(durationsOf({ times: at, ended, censored }));
	};
	if (groups.size * times.length <= mostCells) {
		const ended = new Int32Array(groups.size * times.length);
		const censored = new Int32Array(ended.length);
		const has = new Uint8Array(groups.size);
		for (let at = 0; at < all; at++) {
			const row = rows === null ? at : rows[at]!;
			if (!(seconds[row]! >= 0)) continue;
			const group = groups.of === null ? 0 : groups.of[row]!;
			has[group] = 1;
			const cell = group * times.length + rank[row]!;
			if (closed[row] === 1) ended[cell]!++;
			else censored[cell]!++;
		}
		for (let group = 0; group < groups.size; group++) {
			if (has[group] === 0) continue;
			const [from, to] = [group * times.length, (group + 1) * times.length];
			tell(group, ended.subarray(from, to), censored.subarray(from, to), times);
		}
	} else {
		const members = new Map<number, number[]>();
		for (let at = 0; at < all; at++) {
			const row = rows === null ? at : rows[at]!;
			if (!(seconds[row]! >= 0)) continue;
			const group = groups.of === null ? 0 : groups.of[row]!;
			const known = members.get(group);
			// whether it ended is the last bit
			const one = rank[row]! * 2 + closed[row]!;
			if (known) known.push(one);
			else members.set(group, [one]);
		}
		for (const [group, some] of [...members].sort(([a], [b]) => a - b)) {
			const sorted = Float64Array.from(some).sort();
			const at: number[] = [];
			const ended = new Int32Array(sorted.length);
			const censored = new Int32Array(sorted.length);
			let last = -1;
			for (const one of sorted) {
				const place = Math.floor(one / 2);
				if (place !== last) at.push(times[(last = place)]!);
				if (one % 2 === 1) ended[at.length - 1]!++;
				else censored[at.length - 1]!++;
			}
			tell(group, ended.subarray(0, at.length), censored.subarray(0, at.length), at);
		}
	}
	return { keys: tables.keysOf(question.table, question.by, present), figures };
}
