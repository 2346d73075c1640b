import { cChart } from '#lib/stats/cChart.ts';
import { leastPoints, type ChartPoint } from '#lib/stats/chart.ts';
import { nelson, type NelsonRule } from '#lib/stats/nelson.ts';
import { laneyPChart, laneySigmaZ, pChart } from '#lib/stats/pChart.ts';
import { xmr } from '#lib/stats/xmr.ts';

/** Which chart was drawn: the one whose limits fit how the data vary. */
export type ChartKind = 'c' | 'xmr' | 'p' | 'laney';

export interface TrendPoint {
	readonly month: string;
	readonly value: number | null;
	/** Null where the month is partial, has no value, or the chart has too few points. */
	readonly lower: number | null;
	readonly centre: number | null;
	readonly upper: number | null;
	readonly partial: boolean;
}

export interface TrendSignal {
	readonly month: string;
	readonly rule: NelsonRule;
}

export interface Trend {
	readonly kind: ChartKind;
	readonly points: readonly TrendPoint[];
	readonly signals: readonly TrendSignal[];
	/** Whole months with a value. */
	readonly n: number;
	/** Fewer than 12 whole months: no limits, and nothing may be concluded. */
	readonly verdict: 'too_early' | 'no_special_cause' | 'signal';
}

export interface TrendMonth {
	readonly month: string;
	readonly partial: boolean;
}

/** Counts a month: a c-chart, or the individuals' chart where they vary more than counts do by chance. */
export function trendOfCounts(months: readonly TrendMonth[], counts: readonly number[]): Trend {
	return trend(months, counts, (at) => {
		const values = at.map((i) => counts[i]!);
		const byChance = cChart(values);
		const asSeen = xmr(values, 0);
		const wide = asSeen.length > 0 && asSeen[0]!.sigma > byChance[0]!.sigma;
		return wide ? { kind: 'xmr', points: asSeen } : { kind: 'c', points: byChance };
	});
}

/** Shares a month: a p-chart, or Laney's p′ where they are over-dispersed. */
export function trendOfShares(
	months: readonly TrendMonth[],
	numerators: readonly number[],
	denominators: readonly number[]
): Trend {
	const values = numerators.map((k, i) => (denominators[i]! > 0 ? k / denominators[i]! : null));
	return trend(months, values, (at) => {
		const k = at.map((i) => numerators[i]!);
		const n = at.map((i) => denominators[i]!);
		return laneySigmaZ(k, n) > 1
			? { kind: 'laney', points: laneyPChart(k, n) }
			: { kind: 'p', points: pChart(k, n) };
	});
}

/** Single values a month, such as medians: the individuals' chart. None of them can be negative. */
export function trendOfValues(months: readonly TrendMonth[], values: readonly (number | null)[]): Trend {
	return trend(months, values, (at) => ({
		kind: 'xmr',
		points: xmr(
			at.map((i) => values[i]!),
			0
		)
	}));
}

function trend(
	months: readonly TrendMonth[],
	values: readonly (number | null)[],
	chart: (at: readonly number[]) => { kind: ChartKind; points: ChartPoint[] }
): Trend {
	const at = months.flatMap(({ partial }, i) => (partial || values[i] === null ? [] : [i]));
	const { kind, points } = chart(at);
	const early = at.length < leastPoints;
	const signals = early
		? []
		: nelson(points).map(({ index, rule }) => ({ month: months[at[index]!]!.month, rule }));
	return {
		kind,
		points: months.map(({ month, partial }, i) => {
			const point = early ? undefined : points[at.indexOf(i)];
			return {
				month,
				value: values[i]!,
				lower: point?.lower ?? null,
				centre: point?.centre ?? null,
				upper: point?.upper ?? null,
				partial
			};
		}),
		signals,
		n: at.length,
		verdict: early ? 'too_early' : signals.length > 0 ? 'signal' : 'no_special_cause'
	};
}
