/** One point of a control chart: its value, with the limits that hold for it. */
export interface ChartPoint {
	readonly value: number;
	readonly lower: number;
	readonly centre: number;
	readonly upper: number;
	/** One standard deviation as the chart sees it. */
	readonly sigma: number;
}

/** Fewer points than this say nothing about a process: the chart is drawn without limits. */
export const leastPoints = 12;

/** Three-sigma limits around a centre, cut at `floor` and `ceiling`. */
export function threeSigma(
	value: number,
	centre: number,
	sigma: number,
	floor = -Infinity,
	ceiling = Infinity
): ChartPoint {
	return {
		value,
		lower: Math.max(floor, centre - 3 * sigma),
		centre,
		upper: Math.min(ceiling, centre + 3 * sigma),
		sigma
	};
}

/** The mean of |x[i] − x[i−1]|; 0 for fewer than two values. */
export function meanMovingRange(values: readonly number[]): number {
	let sum = 0;
	for (let i = 1; i < values.length; i++) sum += Math.abs(values[i]! - values[i - 1]!);
	return values.length > 1 ? sum / (values.length - 1) : 0;
}

/** d2 for moving ranges of two: the mean range of two normal values in standard deviations. */
export const d2 = 1.128;
