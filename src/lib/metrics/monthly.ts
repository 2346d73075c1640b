import type { Engine } from '#lib/engine/engine.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import { ask, compose } from './ask.ts';
import { bounds } from './bounds.ts';
import { durationsOf, noLifetimes, type Durations } from './durations.ts';
import type { Filter } from './filter.ts';
import { finesApart } from './finesApart.ts';
import { flow } from './flow.ts';
import { meanScoreOf } from './headline.ts';
import { lifetimes, livesOf } from './lifetimes.ts';
import sql from './monthly.sql?raw';
import { householdRates } from './householdRates.ts';
import { isPartial, monthOf, withGaps } from './months.ts';
import { areRare, eventTrends, filteredEvents, majorEvents, type RareEvents } from './rareEvents.ts';
import { testsOf } from './tally/conditions.ts';
import { counts, tallyOf } from './tally/counts.ts';
import { trendOfCounts, trendOfShares, trendOfValues, type Trend } from './trend.ts';

export interface Month {
	readonly month: string;
	readonly received: number;
	/** Of the highest severity. */
	readonly major: number;
	/** Of those received in the month. */
	readonly completed: number;
	readonly open: number;
	/** The month's flow: completed in it, whenever received. */
	readonly completedInMonth: number;
	readonly carriedIn: number;
	readonly carriedOut: number;
	readonly valid: Proportion;
	readonly satisfaction: Proportion;
	readonly score: number | null;
	readonly followup: Proportion;
	readonly repeat: Proportion;
	readonly dispatchRate: Proportion;
	readonly medianHours: number | null;
	readonly p90Hours: number | null;
	readonly handling: Durations;
	readonly finesFen: number;
	/** The data do not reach the month's last day. */
	readonly partial: boolean;
}

export interface Monthly {
	readonly months: readonly Month[];
	/** Control charts with their signals; read `verdict` before saying that anything rose or fell. */
	readonly trends: Readonly<
		Record<
			| 'received'
			| 'receivedDays'
			| 'receivedCases'
			| 'rate'
			| 'valid'
			| 'satisfaction'
			| 'medianHours'
			| 'dispatchRate'
			| 'major'
			| 'majorDays'
			| 'majorCases',
			Trend
		>
	>;
	/** Complaints too rare to be counted by month: how many a whole month has on average, how many of so many have none; else null. */
	readonly rare: { readonly mean: number; readonly empty: number; readonly months: number } | null;
}

/** The counts of one month, as monthly.sql gives them. */
export interface MonthCounts {
	readonly month: string;
	readonly site: string | null;
	readonly received: number;
	readonly valid: number;
	readonly determined: number;
	readonly done: number;
	readonly told_done: number;
	readonly open: number;
	readonly followup_asked: number;
	readonly followed_up: number;
	readonly answers: number;
	readonly satisfied: number;
	readonly scored: number;
	readonly score_sum: number;
	readonly score_squares: number;
	readonly told_repeat: number;
	readonly repeats: number;
	readonly dispatch_met: number;
	readonly dispatch_judged: number;
	readonly major: number;
	readonly fines_fen: number;
}

export const noCounts: Omit<MonthCounts, 'month' | 'site'> = {
	received: 0,
	valid: 0,
	determined: 0,
	done: 0,
	told_done: 0,
	open: 0,
	followup_asked: 0,
	followed_up: 0,
	answers: 0,
	satisfied: 0,
	scored: 0,
	score_sum: 0,
	score_squares: 0,
	told_repeat: 0,
	repeats: 0,
	dispatch_met: 0,
	dispatch_judged: 0,
	major: 0,
	fines_fen: 0
};

/** Month by month of receipt, with control charts over the whole months. */
export async function monthly(engine: Engine, filter: Filter = {}, signal?: AbortSignal): Promise<Monthly> {
	const [{ asOf }, counted, lives, moved, others] = await Promise.all([
		bounds(engine, signal),
		counts<MonthCounts>(engine, sql, filter, { site: 'null::varchar' }, signal),
		durationsByMonth(engine, filter, false, signal),
		flow(engine, filter, signal),
		finesApart(engine, filter, signal)
	]);
	const flows = new Map(moved.map((f) => [f.month, f]));
	const apart = new Map(others.map((f) => [f.month, f.fen]));
	const byMonth = new Map(counted.map((c) => [c.month, c]));
	const months = withGaps(counted.map((c) => c.month)).map((month): Month => {
		const c = byMonth.get(month) ?? noCounts;
		const handling = lives.get(key(month, null)) ?? durationsOf(noLifetimes);
		const moves = flows.get(month);
		return {
			month,
			received: c.received,
			major: c.major,
			completed: c.done,
			open: c.open,
			completedInMonth: moves?.completed ?? 0,
			carriedIn: moves?.carriedIn ?? 0,
			carriedOut: moves?.carriedOut ?? 0,
			valid: proportion(c.valid, c.determined),
			satisfaction: proportion(c.satisfied, c.answers),
			score: meanScoreOf(c),
			followup: proportion(c.followed_up, c.followup_asked),
			repeat: proportion(c.repeats, c.told_repeat),
			dispatchRate: proportion(c.dispatch_met, c.dispatch_judged),
			medianHours: handling.medianHours,
			p90Hours: handling.p90Hours,
			handling,
			finesFen: c.fines_fen + (apart.get(month) ?? 0),
			partial: isPartial(month, asOf)
		};
	});
	const whole = months.filter(({ partial }) => !partial);
	const isRare = areRare(whole.map(({ major }) => major));
	const perMonth = whole.map(({ received }) => received);
	const rare = areRare(perMonth)
		? {
				mean: perMonth.reduce((sum, n) => sum + n, 0) / perMonth.length,
				empty: perMonth.filter((n) => n === 0).length,
				months: perMonth.length
			}
		: null;
	const [rate, major, events] = await Promise.all([
		householdRates(engine, filter, months, signal),
		isRare ? majorEvents(engine, filter, signal) : eventTrends([], null),
		rare ? filteredEvents(engine, filter, signal) : eventTrends([], null)
	]);
	return { months, trends: trendsOf(months, rate, events, major, isRare), rare };
}

function trendsOf(
	months: readonly Month[],
	rate: Trend,
	received: RareEvents,
	major: RareEvents,
	isRare: boolean
): Monthly['trends'] {
	const majors = months.map((m) => m.major);
	const shares = (of: (m: Month) => Proportion) =>
		trendOfShares(
			months,
			months.map((m) => of(m).numerator),
			months.map((m) => of(m).denominator)
		);
	return {
		received: trendOfCounts(
			months,
			months.map((m) => m.received)
		),
		receivedDays: received.days,
		receivedCases: received.cases,
		rate,
		valid: shares((m) => m.valid),
		satisfaction: shares((m) => m.satisfaction),
		dispatchRate: shares((m) => m.dispatchRate),
		medianHours: trendOfValues(
			months,
			months.map((m) => m.medianHours)
		),
		// what is too rare to be counted by month is told by what lies between; one of the two has no points
		major: trendOfCounts(isRare ? [] : months, isRare ? [] : majors),
		majorDays: major.days,
		majorCases: major.cases
	};
}

/** The name of one month of one site in the maps below. */
export const key = (month: string, site: string | null): string => `${month} ${site ?? ''}`;

const monthNo = 'year(received_at) * 12 + month(received_at) - 1';

/** Handling times of each month, by site where asked for. */
export async function durationsByMonth(
	engine: Engine,
	filter: Filter,
	bySite: boolean,
	signal?: AbortSignal
): Promise<ReadonlyMap<string, Durations>> {
	const tests = bySite ? null : testsOf(filter);
	const counted = tests && (await tallyOf(engine)?.lives('handling', 'received_month', tests, signal));
	if (counted)
		return new Map(
			[...counted].flatMap(([month, found]) => (month === null ? [] : [[key(month as string, null), found]]))
		);
	const sites = bySite
		? (await ask<{ site: string | null }>(engine, sitesSql, {}, {}, signal)).map((s) => s.site)
		: [null];
	const lives = compose(bySite ? siteLives(sites.length) : monthLives, filter);
	const found = await lifetimes(engine, lives, signal);
	return new Map(
		[...found].map(([group, of]) => {
			const month = monthOf(Math.floor(group / sites.length));
			return [key(month, sites[group % sites.length]!), durationsOf(of)];
		})
	);
}

const sitesSql = `-- One row per site. Key: site.
select distinct site from mart_complaints order by site nulls first`;

const where = 'received_month is not null';
const monthLives = livesOf('handling', monthNo, { where });

/** Months and sites in one number: sites are numbered as `sitesSql` lists them. */
const siteLives = (sites: number) =>
	livesOf('handling', `(${monthNo}) * ${sites} + site_no`, {
		where,
		from: `mart_complaints
	join (
		select site as named, row_number() over (order by site nulls first) - 1 as site_no
		from (select distinct site from mart_complaints)
	) on named is not distinct from site`
	});
