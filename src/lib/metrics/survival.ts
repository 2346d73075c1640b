import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { kaplanMeier, survivalQuantile, type Lifetimes } from '#lib/stats/kaplanMeier.ts';
import { logRank, logRankSums, type LogRank } from '#lib/stats/logRank.ts';
import { survivalCurve, type CurveStep } from '#lib/stats/survivalCurve.ts';
import { ask, askTable, compose, numbers } from './ask.ts';
import { durationsOf, noLifetimes, type DurationKind, type Durations } from './durations.ts';
import type { Filter } from './filter.ts';
import { lifetimes, livesOf } from './lifetimes.ts';
import { paretoDimensions, type ParetoDimension } from './pareto.ts';
import sql from './survival.sql?raw';

export interface SurvivalGroup {
	/** Null: not given. Of the rest, too. */
	readonly key: string | null;
	/** How many values were put together as the rest; 0 for a value of its own. */
	readonly rest: number;
	readonly durations: Durations;
	/** Times in minutes. */
	readonly steps: readonly CurveStep[];
	/** How many are still under way at each of the marks. */
	readonly atRisk: readonly number[];
	/** Ended up to the end of the data, against how many would have if all groups were alike. */
	readonly observed: number;
	readonly expected: number;
}

export interface Survival {
	/** The largest first, the rest last. */
	readonly groups: readonly SurvivalGroup[];
	/** Minutes at which the numbers at risk are told; the last one is the end of the picture. */
	readonly marks: readonly number[];
	readonly test: LogRank | null;
	/** too_few: fewer than two groups, or one of which fewer than five ends are expected. */
	readonly verdict: 'differ' | 'not_shown' | 'too_few';
}

/** At most so many curves of their own, each of at least so many complaints. */
const mostGroups = 8;
const leastLives = 20;
/** A group of which fewer ends are expected is too small for the χ² of the test. */
const leastExpected = 5;
/** Nobody sees more steps than that on one curve. */
const points = 240;

const hour = 60;
const day = 24 * hour;
const paces = [
	10,
	20,
	30,
	hour,
	2 * hour,
	3 * hour,
	6 * hour,
	12 * hour,
	day,
	2 * day,
	3 * day,
	7 * day,
	14 * day
];
const longPaces = [30 * day, 60 * day, 90 * day, 180 * day, 365 * day];

/** Round times from 0 to where all but one in ten have ended, or to the longest where so many never do. */
function marksFor(all: Lifetimes): number[] {
	const last = all.times.length > 0 ? all.times[all.times.length - 1]! : 0;
	const end = survivalQuantile(kaplanMeier(all), 0.9).value ?? last;
	const pace = [...paces, ...longPaces].find((p) => end <= 6 * p) ?? 365 * day;
	return Array.from({ length: Math.max(1, Math.ceil(end / pace)) + 1 }, (_, i) => i * pace);
}

/** How long it takes by a dimension: a Kaplan–Meier curve a group, and the log-rank test of whether they differ. */
export async function survival(
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension,
	kind: DurationKind = 'handling',
	signal?: AbortSignal
): Promise<Survival> {
	const none: Survival = { groups: [], marks: [], test: null, verdict: 'too_few' };
	if (!paretoDimensions.includes(dimension)) return none;
	const values = await ask<{ key: string | null; n: number }>(
		engine,
		valuesSql,
		filter,
		{ dimension, state: `${kind}_state` },
		signal
	);
	if (values.length === 0) return none;
	const named = values.slice(0, mostGroups).filter(({ n }, at) => at === 0 || n >= leastLives);
	const rest = values.length - named.length;
	const places = named.map(({ key }, at) => `(${at}, ${key === null ? 'null' : literal(key)})`).join(', ');
	const from = `mart_complaints
	left join (values $places) as named (place, is_value) on is_value is not distinct from ${dimension}`;
	const lives = compose(livesOf(kind, `coalesce(place, ${named.length})`, { from }), filter, { places });
	const byMinute = await minutes(engine, lives, signal);
	const bySecond = await lifetimes(engine, lives, signal);
	const present = [...named.map(({ key }) => ({ key, rest: 0 })), ...(rest > 0 ? [{ key: null, rest }] : [])];
	const alive = present.map((_, at) => byMinute.get(at) ?? noLifetimes);
	const marks = marksFor(together(alive));
	const sums = logRankSums(alive);
	const test = logRank(sums);
	const few = sums.expected.some((e) => e < leastExpected);
	return {
		groups: present.map(({ key, rest: of }, at) => ({
			key,
			rest: of,
			durations: durationsOf(bySecond.get(at) ?? noLifetimes),
			...survivalCurve(kaplanMeier(alive[at]!), alive[at]!, { upTo: marks.at(-1)!, points, marks }),
			observed: sums.observed[at]!,
			expected: sums.expected[at]!
		})),
		marks,
		test,
		verdict: test === null || few ? 'too_few' : test.p < 0.05 ? 'differ' : 'not_shown'
	};
}

/** Whether complaints of two periods take equally long: the log-rank test; null where nothing ended. */
export async function periodsDiffer(
	engine: Engine,
	one: Filter,
	other: Filter,
	kind: DurationKind = 'handling',
	signal?: AbortSignal
): Promise<LogRank | null> {
	const of = async (filter: Filter): Promise<Lifetimes> =>
		(await minutes(engine, compose(livesOf(kind, '0'), filter), signal)).get(0) ?? noLifetimes;
	return logRank(logRankSums([await of(one), await of(other)]));
}

const valuesSql = `-- One row per value of the dimension. Key: key.
select $dimension as key, count(*)::integer as n
from mart_complaints
where $state <> 'excluded' /*filter*/
group by all
order by n desc, key`;

async function minutes(
	engine: Engine,
	lives: string,
	signal?: AbortSignal
): Promise<ReadonlyMap<number, Lifetimes>> {
	const table = await askTable(engine, sql, {}, { lives }, signal);
	const [group, times, ended, censored] = ['group_no', 'minutes', 'ended', 'censored'].map((name) =>
		numbers(table, name)
	) as [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];
	const found = new Map<number, Lifetimes>();
	for (let start = 0; start < table.numRows;) {
		let end = start + 1;
		while (end < table.numRows && group[end] === group[start]) end++;
		const slice = (of: ArrayLike<number>) => Array.prototype.slice.call(of, start, end) as number[];
		found.set(group[start]!, { times: slice(times), ended: slice(ended), censored: slice(censored) });
		start = end;
	}
	return found;
}

/** All groups as one. */
function together(groups: readonly Lifetimes[]): Lifetimes {
	const counts = new Map<number, [number, number]>();
	for (const { times, ended, censored } of groups) {
		for (let i = 0; i < times.length; i++) {
			const at = counts.get(times[i]!) ?? [0, 0];
			counts.set(times[i]!, [at[0] + ended[i]!, at[1] + censored[i]!]);
		}
	}
	const all = [...counts].sort(([a], [b]) => a - b);
	return {
		times: all.map(([t]) => t),
		ended: all.map(([, [d]]) => d),
		censored: all.map(([, [, c]]) => c)
	};
}
