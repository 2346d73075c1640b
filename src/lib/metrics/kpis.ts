import type { Engine } from '#lib/engine/engine.ts';
import { poissonInterval } from '#lib/stats/poisson.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import { ask } from './ask.ts';
import { clauseCountsOf } from './clauseTable.ts';
import { durationsOf, type Durations } from './durations.ts';
import { exposures as exposuresOf, type Exposure } from './exposure.ts';
import { compileEventFilter, type Filter } from './filter.ts';
import { finesApart } from './finesApart.ts';
import { flow, flowBySite, type FlowMonth } from './flow.ts';
import { scoreOf } from './headline.ts';
import { kpiClausesSql, kpiEventsSql } from './kpiClauses.ts';
import monthlySql from './monthly.sql?raw';
import { durationsByMonth, key, noCounts, type MonthCounts } from './monthly.ts';

/** One figure of one month; `site` is empty for all. Money in yuan, times in hours, rates 0..1. */
export interface KpiRow {
	readonly month: string;
	readonly site: string;
	readonly metric: string;
	readonly value: number | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly low: number | null;
	readonly high: number | null;
}

type Figure = Omit<KpiRow, 'month' | 'site'>;
type ClauseRow = Readonly<Record<string, unknown>> & { month: string; site: string | null };

/** What the figures of one month of one site are made from. */
interface Ground {
	readonly counts: Omit<MonthCounts, 'month' | 'site'>;
	readonly clauses: ClauseRow | undefined;
	readonly handling: Durations;
	readonly flow: FlowMonth | undefined;
	/** Fines that belong to no complaint, in fen. */
	readonly finesApart: number;
	readonly exposure: { readonly households: number; readonly complaints: number } | undefined;
}

/**
 * The figures of kpis.csv, by month of receipt: first of all complaints, then of each site.
 * Complaints without a site count in the whole only; without a time of receipt, nowhere.
 */
export async function kpis(engine: Engine, filter: Filter = {}, signal?: AbortSignal): Promise<KpiRow[]> {
	const exposures = await exposuresOf(engine, {}, signal);
	const whole = await figures(
		engine,
		filter,
		false,
		[new Map([[null, await flow(engine, filter, signal)]]), sums(exposures)],
		signal
	);
	const parts = new Map(exposures.map((e) => [key(e.month, e.site), e]));
	const bySite = await figures(
		engine,
		filter,
		true,
		[await flowBySite(engine, filter, signal), parts],
		signal
	);
	return [...whole, ...bySite.filter((row) => row.site !== '')];
}

async function figures(
	engine: Engine,
	filter: Filter,
	split: boolean,
	[flows, exposures]: readonly [
		ReadonlyMap<string | null, FlowMonth[]>,
		ReadonlyMap<string, Pick<Exposure, 'households' | 'complaints'>>
	],
	signal?: AbortSignal
): Promise<KpiRow[]> {
	const places = { site: split ? 'site' : 'null::varchar' };
	const counted = await ask<MonthCounts>(engine, monthlySql, filter, places, signal);
	const judged = await ask<ClauseRow>(engine, kpiClausesSql, filter, places, signal);
	const events = { ...places, events: compileEventFilter(filter) };
	const happened = await ask<ClauseRow>(engine, kpiEventsSql, {}, events, signal);
	const lives = await durationsByMonth(engine, filter, split, signal);
	const others = split ? [] : await finesApart(engine, filter, signal);
	const apart = new Map(others.map((f) => [f.month, f.fen]));
	const counts = new Map(counted.map((c) => [key(c.month, c.site), c]));
	const clauses = new Map(judged.map((c) => [key(c.month, c.site), c]));
	for (const e of happened) {
		const at = key(e.month, e.site);
		clauses.set(at, { ...clauses.get(at), ...e });
	}
	return [...flows].flatMap(([site, months]) =>
		months.flatMap((moves) => {
			const at = key(moves.month, site);
			const ground: Ground = {
				counts: counts.get(at) ?? noCounts,
				clauses: clauses.get(at),
				handling: lives.get(at) ?? durationsOf({ times: [], ended: [], censored: [] }),
				flow: moves,
				finesApart: site === null ? (apart.get(moves.month) ?? 0) : 0,
				exposure: exposures.get(at)
			};
			return figuresOf(ground).map((figure) => ({ month: moves.month, site: site ?? '', ...figure }));
		})
	);
}

/** The figures of one month of one site, in the order that kpis.csv promises. */
function figuresOf({ counts: c, clauses, handling, flow: moves, finesApart, exposure }: Ground): Figure[] {
	const score = scoreOf(c);
	return [
		count('received', c.received),
		count('valid', c.valid),
		share('valid_rate', proportion(c.valid, c.determined)),
		count('completed', c.done),
		share('completion_rate', proportion(c.done, c.told_done)),
		count('completed_in_month', moves?.completed ?? 0),
		count('carried_in', moves?.carriedIn ?? 0),
		count('carried_out', moves?.carriedOut ?? 0),
		share('repeat_rate', proportion(c.repeats, c.told_repeat)),
		share('followup_rate', proportion(c.followed_up, c.followup_asked)),
		share('satisfaction_rate', proportion(c.satisfied, c.answers)),
		{
			metric: 'satisfaction_score',
			value: score.value,
			numerator: c.score_sum,
			denominator: score.n,
			low: score.low,
			high: score.high
		},
		complaintRate(exposure),
		time('handling_median_hours', handling.medianHours, handling.n, handling.low, handling.high),
		time('handling_p90_hours', handling.p90Hours, handling.n, handling.p90Low, handling.p90High),
		time('handling_median_naive_hours', handling.naiveMedianHours, handling.naiveN),
		time('handling_p90_naive_hours', handling.naiveP90Hours, handling.naiveN),
		count('fines_yuan', (c.fines_fen + finesApart) / 100),
		...clauseCountsOf(clauses ?? {}).map(({ clause, rate }) => share(`sla_${clause}_rate`, rate))
	];
}

const count = (metric: string, value: number): Figure => ({
	metric,
	value,
	numerator: null,
	denominator: null,
	low: null,
	high: null
});

const share = (metric: string, p: Proportion): Figure => ({ metric, ...p });

const time = (
	metric: string,
	value: number | null,
	n: number,
	low: number | null = null,
	high: number | null = null
): Figure => ({ metric, value, numerator: null, denominator: n, low, high });

/** Complaints of sites with known households, per 1,000 of these; exact Poisson interval. */
function complaintRate(exposure: Ground['exposure']): Figure {
	const metric = 'complaints_per_1000_households';
	if (!exposure) return { metric, value: null, numerator: null, denominator: null, low: null, high: null };
	const { complaints, households } = exposure;
	const { low, high } = poissonInterval(complaints);
	const per = 1000 / households;
	return {
		metric,
		value: complaints * per,
		numerator: complaints,
		denominator: households,
		low: low * per,
		high: high * per
	};
}

function sums(
	exposures: readonly Exposure[]
): ReadonlyMap<string, { households: number; complaints: number }> {
	const all = new Map<string, { households: number; complaints: number }>();
	for (const e of exposures) {
		const before = all.get(key(e.month, null)) ?? { households: 0, complaints: 0 };
		all.set(key(e.month, null), {
			households: before.households + e.households,
			complaints: before.complaints + e.complaints
		});
	}
	return all;
}
