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

/** Durations in order of time. */
interface Ordered {
	/** The seconds that occur, ascending. */
	readonly times: Float64Array;
	/** Which of them each row has. */
	readonly rank: Uint32Array;
	/** The rows that have a duration, the shortest first. */
	readonly rows: Uint32Array;
}

const ordered = new WeakMap<Durations, Ordered>();

/** Where fewer than one row in so many is asked for, those rows are sorted; else all are gone through in order. */
const few = 24;

export function orderOf(durations: Durations): Ordered {
	const known = ordered.get(durations);
	if (known) return known;
	const { seconds } = durations;
	const sorted = seconds.slice().sort();
	let n = 0;
	for (const one of sorted) if (one >= 0 && (n === 0 || sorted[n - 1] !== one)) sorted[n++] = one;
	const times = sorted.slice(0, n);
	const place = new Map<number, number>();
	for (let at = 0; at < n; at++) place.set(times[at]!, at);
	const rank = new Uint32Array(seconds.length);
	const starts = new Uint32Array(n + 1);
	for (let row = 0; row < rank.length; row++) {
		if (seconds[row]! < 0) continue;
		starts[(rank[row] = place.get(seconds[row]!)!) + 1]!++;
	}
	for (let at = 0; at < n; at++) starts[at + 1]! += starts[at]!;
	const rows = new Uint32Array(starts[n]!);
	for (let row = 0; row < rank.length; row++) if (seconds[row]! >= 0) rows[starts[rank[row]!]!++] = row;
	const made = { times, rank, rows };
	ordered.set(durations, made);
	return made;
}

/** The asked rows that have a duration, the shortest first. */
function inOrder(
	asked: Uint32Array | null,
	all: number,
	{ rank, rows }: Ordered,
	seconds: Float64Array
): Uint32Array {
	if (asked === null) return rows;
	if (asked.length < all / few)
		return asked.filter((row) => seconds[row]! >= 0).sort((a, b) => rank[a]! - rank[b]!);
	const isIn = new Uint8Array(all);
	for (let at = 0; at < asked.length; at++) isIn[asked[at]!] = 1;
	const found = new Uint32Array(asked.length);
	let n = 0;
	for (let at = 0; at < rows.length; at++) {
		found[n] = rows[at]!;
		n += isIn[rows[at]!]!;
	}
	return found.subarray(0, n);
}

/** How long it takes, by groups: to the second. */
export function lives(tables: Tables, question: LivesQuestion): Lives {
	const durations = tables.durations(question.table, question.durations);
	const order = orderOf(durations);
	const { times, rank } = order;
	const groups = tables.groups(question.table, question.by);
	const all = tables.rows(question.table);
	const rows = inOrder(tables.select(question), all, order, durations.seconds);
	const starts = new Uint32Array(groups.size + 1);
	for (let at = 0; at < rows.length; at++) starts[(groups.of === null ? 0 : groups.of[rows[at]!]!) + 1]!++;
	for (let group = 0; group < groups.size; group++) starts[group + 1]! += starts[group]!;
	const ends = starts.slice(0, groups.size);
	const seconds = new Float64Array(rows.length);
	const ended = new Int32Array(rows.length);
	const censored = new Int32Array(rows.length);
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at]!;
		const group = groups.of === null ? 0 : groups.of[row]!;
		const time = times[rank[row]!]!;
		let end = ends[group]!;
		if (end === starts[group]! || seconds[end - 1] !== time) {
			seconds[end] = time;
			ends[group] = ++end;
		}
		if (durations.closed[row] === 1) ended[end - 1]!++;
		else censored[end - 1]!++;
	}
	const present = Array.from(starts.subarray(0, groups.size).keys()).filter(
		(group) => ends[group]! > starts[group]!
	);
	const figures = present.map((group) => {
		const [from, to] = [starts[group]!, ends[group]!];
		return durationsOf({
			times: seconds.subarray(from, to),
			ended: ended.subarray(from, to),
			censored: censored.subarray(from, to)
		});
	});
	return { keys: tables.keysOf(question.table, question.by, present), figures };
}
