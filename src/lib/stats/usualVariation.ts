import type { Counted } from './poissonRatio.ts';
import { stepSpread } from './stepSpread.ts';

/** Months of one series, all at the same level as far as anybody knows. */
export type Series = readonly Counted[];

/** How many times wider than by chance counts vary: 1 + level + slope · mean, of a series with so many events a month on average. */
export interface UsualVariation {
	readonly level: number;
	readonly slope: number;
	/** Degrees of freedom that the estimate rests on. */
	readonly df: number;
}

/** Fewer series than this do not tell how the spread depends on the mean: then one factor holds for all. */
const leastSeries = 10;
const rounds = 25;
/** What the pooled spread is worth beside that of a series itself, in degrees of freedom: the prior of edgeR. */
const priorDf = 10;

/**
 * The variation that is usual in a log, from all its series together. Given its sum N over T months, the spread of a series is on average
 * 1 + level (N − 1) / N + slope (N − 1) / T: what is left after chance is fitted to both by weighted least squares, neither
 * below 0. R. F. Potthoff, M. Whittinghill (1966), Biometrika 53, 183–190; a spread that grows with the mean: S. Anders, W. Huber (2010),
 * Genome Biology 11, R106.
 */
export function usualVariation(all: readonly Series[]): UsualVariation {
	const own = all.flatMap((series) => stepSpread(series) ?? []);
	const df = own.reduce((sum, one) => sum + one.df, 0);
	const bySize = own.length >= leastSeries;
	let fit: UsualVariation = { level: 0, slope: 0, df };
	for (let round = 0; round < rounds; round++) {
		let [uu, uv, vv, ue, ve] = [0, 0, 0, 0, 0];
		for (const { ratio, df: d, events, mean } of own) {
			const [u, v] = [(events - 1) / events, bySize ? mean * ((events - 1) / events) : 0];
			const excess = ratio - 1;
			const weight = d / (u * (1 + fit.level * u + fit.slope * v) ** 2);
			uu += weight * u * u;
			uv += weight * u * v;
			vv += weight * v * v;
			ue += weight * u * excess;
			ve += weight * v * excess;
		}
		const det = uu * vv - uv * uv;
		const [level, slope] =
			det > 1e-9 * uu * vv
				? [(ue * vv - ve * uv) / det, (ve * uu - ue * uv) / det]
				: [uu > 0 ? ue / uu : 0, 0];
		fit =
			level >= 0 && slope >= 0
				? { level, slope, df }
				: level < 0 && vv > 0
					? { level: 0, slope: Math.max(0, ve / vv), df }
					: { level: Math.max(0, uu > 0 ? ue / uu : 0), slope: 0, df };
	}
	return fit;
}

/**
 * How many times wider than by chance a series with this mean varies: what is usual in the log, or more where its own months vary more,
 * drawn towards what is usual as if that rested on ten degrees of freedom (M. D. Robinson, G. K. Smyth (2007), Bioinformatics 23,
 * 2881–2887; G. K. Smyth (2004)). Never less than what is usual: a series that was quiet by chance is not trusted to stay so.
 */
export function variationOf(series: Series, mean: number, usual: UsualVariation): number {
	const pooled = 1 + usual.level + usual.slope * mean;
	const own = stepSpread(series);
	if (own === null) return pooled;
	const there = 1 + usual.level + usual.slope * own.mean;
	return pooled * Math.max(1, (priorDf + (own.df * own.ratio) / there) / (priorDf + own.df));
}
