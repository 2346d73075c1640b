import type { Engine } from '#lib/engine/engine.ts';
import { reached, type Lifetimes } from '#lib/stats/kaplanMeier.ts';
import { askTable, numbers } from './ask.ts';
import { durationSql } from './durationSql.ts';
import type { DurationKind } from './durations.ts';
import hoursSql from './lifetimes.sql?raw';
import withinSql from './lifetimesWithin.sql?raw';

/** SQL to be composed: one row for each complaint whose duration of this kind counts, by the group that `group` says. */
export const livesOf = (
	kind: DurationKind,
	group: string,
	{ from = 'mart_complaints', where = 'true' }: { readonly from?: string; readonly where?: string } = {}
): string =>
	`select group_no, seconds, closed
	from (
		select (${group})::integer as group_no, ${durationSql(kind).seconds} as seconds, ${durationSql(kind).closed} as closed
		from ${from}
		where ${where} /*filter*/
	)
	where seconds is not null`;

/** The quantiles that are told of a group. */
const told = [0.5, 0.9];

/** Times of one group in ascending order; where `hour` is set, what ended within an hour stands as one time, its last second. */
interface Coarse {
	readonly times: number[];
	readonly ended: number[];
	readonly censored: number[];
	readonly hour: boolean[];
}

/**
 * Lifetimes by group, fit for the median and the 90th percentile to the second, without every second coming out of SQL.
 * What ended within an hour in which nobody was lost to view counts as one step: S(t) and Greenwood's sum after it are the
 * same, since both telescope. Only the hours in which a quantile or a bound of one can lie are asked for by the second.
 * `lives` is composed SQL for one row a life: group_no (integer), seconds, closed (ended, else censored).
 */
export async function lifetimes(
	engine: Engine,
	lives: string,
	signal?: AbortSignal
): Promise<ReadonlyMap<number, Lifetimes>> {
	const groups = groupsOf(await askTable(engine, hoursSql, {}, { lives }, signal));
	const asked = [...groups].flatMap(([group, coarse]) =>
		decisive(coarse).map((at) => `(${group}, ${Math.floor(coarse.times[at]! / 3600)})`)
	);
	if (asked.length === 0) return groups;
	const places = { lives, asked: asked.join(', ') };
	const exact = groupsOf(await askTable(engine, withinSql, {}, places, signal));
	return new Map([...groups].map(([group, coarse]) => [group, merged(coarse, exact.get(group))]));
}

function groupsOf(table: Parameters<typeof numbers>[0]): Map<number, Coarse> {
	const group = numbers(table, 'group_no');
	const [seconds, ended, censored, isHour] = ['seconds', 'ended', 'censored', 'is_hour'].map((name) =>
		numbers(table, name)
	) as [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];
	const groups = new Map<number, Coarse>();
	for (let i = 0; i < table.numRows; i++) {
		let found = groups.get(group[i]!);
		if (!found) groups.set(group[i]!, (found = { times: [], ended: [], censored: [], hour: [] }));
		found.times.push(seconds[i]!);
		found.ended.push(ended[i]!);
		found.censored.push(censored[i] ?? 0);
		found.hour.push(isHour[i] === 1);
	}
	return groups;
}

/** The hours, by their place, in which a quantile or a bound can lie: whatever the order of what ended within them. */
export function decisive({ times, ended, censored, hour }: Coarse): number[] {
	const found = new Set<number>();
	const n = ended.reduce((sum, d) => sum + d, 0);
	const ranks = told.flatMap((p) => [Math.floor((n - 1) * p), Math.ceil((n - 1) * p)]);
	const open = told.flatMap((p) => (['value', 'low', 'high'] as const).map((bound) => ({ p, bound })));
	let atRisk = n + censored.reduce((sum, c) => sum + c, 0);
	let before = 0;
	let base = 1;
	let baseAtRisk = atRisk;
	let greenwood = 0;
	for (let at = 0; at < times.length; at++) {
		const d = ended[at]!;
		if (hour[at]! && ranks.some((rank) => rank >= before && rank < before + d)) found.add(at);
		// every number that can have ended so far is tried: the bounds need not come down steadily
		for (let k = hour[at]! ? 1 : d; k <= d && k > 0 && open.length > 0; k++) {
			const left = atRisk - k;
			const step = {
				survival: base * (left / baseAtRisk),
				greenwood: left > 0 ? greenwood + k / (atRisk * left) : greenwood
			};
			for (let i = open.length - 1; i >= 0; i--) {
				const { p, bound } = open[i]!;
				if (!reached(step, p)[bound]) continue;
				if (hour[at]!) found.add(at);
				if (k === d) open.splice(i, 1);
			}
		}
		if (atRisk > d) greenwood += d / (atRisk * (atRisk - d));
		before += d;
		atRisk -= d;
		if (censored[at]! === 0) continue;
		base *= atRisk / baseAtRisk;
		baseAtRisk = atRisk -= censored[at]!;
	}
	return [...found];
}

/** The coarse times, where there are exact ones with these instead. */
function merged(coarse: Coarse, exact: Coarse | undefined): Lifetimes {
	if (!exact) return coarse;
	const hours = new Set(exact.times.map((t) => Math.floor(t / 3600)));
	const times: number[] = [];
	const ended: number[] = [];
	const censored: number[] = [];
	let next = 0;
	const take = (from: Coarse, at: number) => {
		times.push(from.times[at]!);
		ended.push(from.ended[at]!);
		censored.push(from.censored[at]!);
	};
	for (let at = 0; at < coarse.times.length; at++) {
		const time = coarse.times[at]!;
		if (!coarse.hour[at]! || !hours.has(Math.floor(time / 3600))) {
			take(coarse, at);
			continue;
		}
		for (; next < exact.times.length && exact.times[next]! <= time; next++) take(exact, next);
	}
	return { times, ended, censored };
}
