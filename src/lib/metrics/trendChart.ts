import { cChart } from '#lib/stats/cChart.ts';
import { d2, type ChartPoint } from '#lib/stats/chart.ts';
import { chiSquareTail } from '#lib/stats/chiSquareTail.ts';
import { countDispersion, shareDispersion, type Dispersion } from '#lib/stats/dispersion.ts';
import { gChart } from '#lib/stats/gChart.ts';
import { laneyUChart, standardisedRates } from '#lib/stats/laneyU.ts';
import { laneyPChart, pChart, standardisedShares } from '#lib/stats/pChart.ts';
import { tChart } from '#lib/stats/tChart.ts';
import { uChart } from '#lib/stats/uChart.ts';
import { xmr } from '#lib/stats/xmr.ts';

/** Which chart was drawn: the one whose limits fit how the data vary. */
export type ChartKind = 'c' | 'u' | 'laneyU' | 'xmr' | 'p' | 'laney' | 'g' | 't';

/** What a trend is made from, one entry a point. */
export type Series =
	| { readonly of: 'counts'; readonly counts: readonly number[] }
	| {
			readonly of: 'rates';
			readonly counts: readonly number[];
			/** Null where it is not known. */
			readonly exposures: readonly (number | null)[];
			/** A rate is told for so much exposure: 1,000 households. */
			readonly per: number;
	  }
	| {
			readonly of: 'shares';
			readonly numerators: readonly number[];
			readonly denominators: readonly number[];
	  }
	| { readonly of: 'values'; readonly values: readonly (number | null)[] }
	/** Days between events. */
	| { readonly of: 'days'; readonly gaps: readonly number[] }
	/** Cases between events. */
	| { readonly of: 'cases'; readonly gaps: readonly number[] };

/** The test for more spread than chance explains, over all phases, and what came of it. */
export interface Tested extends Dispersion {
	/** The chance of so much spread, were it chance alone. */
	readonly p: number;
	/** The spread from month to month, in standard deviations of chance; counts and shares alike. */
	readonly sigmaZ: number;
	/** Limits are widened: the spread is neither chance (p < 0.05) nor only a shift of level (σ_z > 1). */
	readonly over: boolean;
}

/** The points of a phase as they are drawn, and on the scale on which rules are asked. */
export interface PhaseChart {
	readonly shown: readonly ChartPoint[];
	readonly forRules: readonly ChartPoint[];
}

export interface Fitted {
	readonly kind: ChartKind;
	readonly tested: Tested | null;
	readonly phase: (at: readonly number[]) => PhaseChart;
}

/** Over-dispersion is called at this level. */
const level = 0.05;

/** The values of a series, and its chart once the phases are known: one kind for all, limits for each. */
export function chartOf(series: Series): {
	readonly values: readonly (number | null)[];
	readonly fit: (groups: readonly (readonly number[])[]) => Fitted;
} {
	const plain = (
		kind: ChartKind,
		values: readonly number[],
		chart: (v: readonly number[]) => ChartPoint[]
	) => ({
		values,
		fit: () => ({ kind, tested: null, phase: (at: readonly number[]) => same(chart(pick(values, at))) })
	});
	switch (series.of) {
		case 'counts': {
			const { counts } = series;
			const ones = counts.map(() => 1);
			return {
				values: counts,
				fit: (groups) => {
					const tested = test(groups, counts, ones, countDispersion, standardisedRates);
					const chart = tested.over ? (v: readonly number[]) => xmr(v, 0) : cChart;
					return { kind: tested.over ? 'xmr' : 'c', tested, phase: (at) => same(chart(pick(counts, at))) };
				}
			};
		}
		case 'rates': {
			const exposures = series.exposures.map((e) => (e === null ? 0 : e / series.per));
			return relative(series.counts, exposures, {
				dispersion: countDispersion,
				standardised: standardisedRates,
				even: { kind: 'u', chart: uChart },
				over: { kind: 'laneyU', chart: laneyUChart }
			});
		}
		case 'shares':
			return relative(series.numerators, series.denominators, {
				dispersion: shareDispersion,
				standardised: standardisedShares,
				even: { kind: 'p', chart: pChart },
				over: { kind: 'laney', chart: laneyPChart }
			});
		case 'values':
			return {
				values: series.values,
				fit: () => ({
					kind: 'xmr',
					tested: null,
					phase: (at) =>
						same(
							xmr(
								at.map((i) => series.values[i]!),
								0
							)
						)
				})
			};
		case 'cases':
			return plain('g', series.gaps, gChart);
		case 'days':
			return {
				values: series.gaps,
				fit: () => ({
					kind: 't',
					tested: null,
					phase: (at) => {
						const { shown, judged } = tChart(pick(series.gaps, at));
						return { shown, forRules: judged };
					}
				})
			};
	}
}

type Counts = readonly number[];

/** Counts by their size: the chart of chance alone, or Laney's where they spread more than that. */
function relative(
	counts: Counts,
	sizes: Counts,
	by: {
		readonly dispersion: (counts: Counts, sizes: Counts) => Dispersion;
		readonly standardised: (counts: Counts, sizes: Counts) => Counts;
		readonly even: {
			readonly kind: ChartKind;
			readonly chart: (counts: Counts, sizes: Counts) => ChartPoint[];
		};
		readonly over: {
			readonly kind: ChartKind;
			readonly chart: (counts: Counts, sizes: Counts, sigmaZ: number) => ChartPoint[];
		};
	}
): ReturnType<typeof chartOf> {
	return {
		values: counts.map((count, i) => (sizes[i]! > 0 ? count / sizes[i]! : null)),
		fit: (groups) => {
			const tested = test(groups, counts, sizes, by.dispersion, by.standardised);
			const { kind, chart } = tested.over ? by.over : by.even;
			return {
				kind,
				tested,
				phase: (at) => same(chart(pick(counts, at), pick(sizes, at), tested.sigmaZ))
			};
		}
	};
}

/** Squares and ranges are taken within phases: a new baseline is not spread. */
function test(
	groups: readonly (readonly number[])[],
	counts: readonly number[],
	sizes: readonly number[],
	dispersion: (c: readonly number[], n: readonly number[]) => Dispersion,
	standardised: (c: readonly number[], n: readonly number[]) => readonly number[]
): Tested {
	let [statistic, df, ranges, steps] = [0, 0, 0, 0];
	for (const group of groups) {
		const [c, n] = [pick(counts, group), pick(sizes, group)];
		const own = dispersion(c, n);
		statistic += own.statistic;
		df += Math.max(0, own.df);
		const z = standardised(c, n);
		for (let i = 1; i < z.length; i++) ranges += Math.abs(z[i]! - z[i - 1]!);
		steps += Math.max(0, z.length - 1);
	}
	const p = chiSquareTail(statistic, df);
	const sigmaZ = steps > 0 ? ranges / steps / d2 : 1;
	return { statistic, df, p, sigmaZ, over: p < level && sigmaZ > 1 };
}

const same = (points: readonly ChartPoint[]): PhaseChart => ({ shown: points, forRules: points });

const pick = (values: readonly number[], at: readonly number[]): number[] => at.map((i) => values[i]!);
