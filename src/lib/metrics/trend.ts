import { leastPoints } from '#lib/stats/chart.ts';
import { nelson, usualRules, type NelsonRule } from '#lib/stats/nelson.ts';
import { chartOf, type ChartKind, type Series, type Tested } from './trendChart.ts';
import { groupsOf, proposalOf, type Proposal } from './trendPhases.ts';

export type { ChartKind, Series, Tested } from './trendChart.ts';
export type { Proposal } from './trendPhases.ts';

export interface TrendPoint {
	/** 'YYYY-MM' of a month, 'YYYY-MM-DD' of an event. */
	readonly at: string;
	readonly value: number | null;
	/** Null where the month is partial, has no value, or its phase has too few points. */
	readonly lower: number | null;
	readonly centre: number | null;
	readonly upper: number | null;
	readonly partial: boolean;
	/** Which phase it is in, from 0. */
	readonly phase: number;
}

export interface TrendSignal {
	readonly at: string;
	readonly rule: NelsonRule;
}

/** A stretch with a baseline of its own. */
export interface TrendPhase {
	/** Its first point. */
	readonly from: string;
	/** Points that its baseline comes from. */
	readonly n: number;
	/** The mean level; of g and t charts the median. Null where there is no point. */
	readonly centre: number | null;
}

export interface TrendMonth {
	/** 'YYYY-MM' of a month, 'YYYY-MM-DD' of an event. */
	readonly month: string;
	readonly partial: boolean;
}

/** How a trend is to be judged: what people settled. */
export interface Judging {
	/** Where new baselines begin, 'YYYY-MM' or 'YYYY-MM-DD'. */
	readonly starts?: readonly string[];
	/** Beginnings that were proposed and declined. */
	readonly declined?: readonly string[];
	readonly rules?: readonly NelsonRule[];
}

export interface Trend {
	readonly kind: ChartKind;
	readonly points: readonly TrendPoint[];
	/** Signals of all phases, in order of time. */
	readonly signals: readonly TrendSignal[];
	/** Whole months with a value in the present phase, the last. */
	readonly n: number;
	/** What may be said of the present phase. Fewer than 12 whole months: no limits, and nothing may be concluded. */
	readonly verdict: 'too_early' | 'no_special_cause' | 'signal';
	readonly phases: readonly TrendPhase[];
	/** Whether the data vary more than chance; null where that is not asked. */
	readonly tested: Tested | null;
	/** A new baseline that the data speak for, until somebody accepts or declines it. */
	readonly proposal: Proposal | null;
	/** Which rules were asked. */
	readonly rules: readonly NelsonRule[];
	/** What it was made from: to be judged again from other baselines. */
	readonly months: readonly TrendMonth[];
	readonly series: Series;
}

/** Counts a month: a c-chart, or the individuals' chart where they vary more than counts do by chance. */
export const trendOfCounts = (
	months: readonly TrendMonth[],
	counts: readonly number[],
	judging?: Judging
): Trend => trendOf(months, { of: 'counts', counts }, judging);

/** Counts per exposure, times `per`: a u-chart, or Laney's u′ where they are over-dispersed. A month without exposure has no value. */
export const trendOfRates = (
	months: readonly TrendMonth[],
	counts: readonly number[],
	exposures: readonly (number | null)[],
	per = 1,
	judging?: Judging
): Trend => trendOf(months, { of: 'rates', counts, exposures, per }, judging);

/** Shares a month: a p-chart, or Laney's p′ where they are over-dispersed. */
export const trendOfShares = (
	months: readonly TrendMonth[],
	numerators: readonly number[],
	denominators: readonly number[],
	judging?: Judging
): Trend => trendOf(months, { of: 'shares', numerators, denominators }, judging);

/** Single values a month, such as medians: the individuals' chart. None of them can be negative. */
export const trendOfValues = (
	months: readonly TrendMonth[],
	values: readonly (number | null)[],
	judging?: Judging
): Trend => trendOf(months, { of: 'values', values }, judging);

/** The same trend judged from these baselines and by these rules. */
export const judged = (trend: Trend, judging: Judging): Trend => trendOf(trend.months, trend.series, judging);

/** A series as a control chart: the chart whose limits fit how the data vary, phase by phase, with its signals. */
export function trendOf(months: readonly TrendMonth[], series: Series, judging: Judging = {}): Trend {
	const rules = judging.rules ?? usualRules;
	const made = chartOf(series);
	const whole = months.flatMap(({ partial }, i) => (partial || made.values[i] === null ? [] : [i]));
	const groups = groupsOf(
		whole,
		months.map(({ month }) => month),
		judging.starts ?? []
	);
	const { kind, tested, phase } = made.fit(groups);
	const charts = groups.map((group) => ({ group, ...phase(group), early: group.length < leastPoints }));
	const tooFew = whole.length < leastPoints;
	const signals = charts.flatMap(({ group, forRules, early }) =>
		early
			? []
			: nelson(forRules, rules).map(({ index, rule }) => ({ at: months[group[index]!]!.month, rule }))
	);
	const present = charts.at(-1);
	const early = !present || present.early;
	const since = present ? months[present.group[0] ?? 0]!.month : '';
	return {
		kind,
		points: months.map(({ month, partial }, i): TrendPoint => {
			const at = charts.findLastIndex(({ group }) => group.length > 0 && group[0]! <= i);
			const chart = charts[at];
			const point = chart?.shown[chart.group.indexOf(i)];
			return {
				at: month,
				value: made.values[i]!,
				lower: chart?.early ? null : (point?.lower ?? null),
				centre: tooFew ? null : (point?.centre ?? null),
				upper: chart?.early ? null : (point?.upper ?? null),
				partial,
				phase: Math.max(0, at)
			};
		}),
		signals,
		n: present?.group.length ?? 0,
		verdict: early ? 'too_early' : signals.some(({ at }) => at >= since) ? 'signal' : 'no_special_cause',
		phases: charts.map(({ group, shown }) => ({
			from: months[group[0]!]!.month,
			n: group.length,
			centre: shown[0]?.centre ?? null
		})),
		tested,
		proposal: early ? null : proposalOf(present, months, judging.declined ?? [], phase),
		rules,
		months,
		series
	};
}
