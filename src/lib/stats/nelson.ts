import type { ChartPoint } from './chart.ts';

export type NelsonRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
/** What is asked of every chart; the others are asked where somebody chose them. */
export const usualRules: readonly NelsonRule[] = [1, 2, 3, 4];
export const furtherRules: readonly NelsonRule[] = [5, 6, 7, 8];

/** A rule that holds at a point: the point completes the pattern. */
export interface Signal {
	readonly index: number;
	readonly rule: NelsonRule;
}

/**
 * Where Nelson's rules hold: (1) a point beyond the limits, (2) nine in a row on one side of the centre, (3) six in a row rising or falling,
 * (4) fourteen in a row going up and down by turns, (5) two of three beyond two sigma on one side, (6) four of five beyond one sigma on one side,
 * (7) fifteen in a row within one sigma, (8) eight in a row with none within one sigma. Rules 5–8 need a sigma above 0.
 * L. S. Nelson (1984), Journal of Quality Technology 16, 237–239. A point on the centre line ends a run of rule 2.
 */
export function nelson(
	points: readonly ChartPoint[],
	rules: readonly NelsonRule[] = usualRules
): readonly Signal[] {
	const offs = points.map(({ value, centre }) => {
		const off = value - centre;
		return Math.abs(off) <= rounding(centre) ? 0 : off;
	});
	const steps = points.map(({ value }, i) => (i === 0 ? 0 : Math.sign(value - points[i - 1]!.value)));
	/** How far each point is from the centre, in sigmas; null where the chart knows no sigma. */
	const zs = points.map(({ sigma }, i) => (sigma > 0 ? offs[i]! / sigma : null));
	const holds: Readonly<Record<NelsonRule, (i: number) => boolean>> = {
		1: (i) => isBeyond(points[i]!),
		2: (i) => offs[i] !== 0 && last(offs, i, 9, (off) => Math.sign(off) === Math.sign(offs[i]!)),
		3: (i) => steps[i] !== 0 && last(steps, i, 5, (step) => step === steps[i]),
		4: (i) =>
			i >= 13 &&
			last(steps, i, 13, (step, at) => step === ((i - at) % 2 ? -1 : 1) * steps[i]!) &&
			steps[i] !== 0,
		5: (i) => some(zs, i, 3, 2, 2),
		6: (i) => some(zs, i, 5, 4, 1),
		7: (i) => last(zs, i, 15, (z) => z !== null && Math.abs(z) < 1),
		8: (i) => last(zs, i, 8, (z) => z !== null && Math.abs(z) > 1)
	};
	return points.flatMap((_, index) =>
		rules.filter((rule) => holds[rule](index)).map((rule) => ({ index, rule }))
	);
}

const rounding = (size: number) => 1e-9 * Math.max(1, Math.abs(size));

const isBeyond = ({ value, lower, upper, centre }: ChartPoint) =>
	value > upper + rounding(centre) || value < lower - rounding(centre);

/** True where all of the last n up to i are there and pass. */
function last<T>(
	values: readonly T[],
	i: number,
	n: number,
	passes: (value: T, at: number) => boolean
): boolean {
	if (i + 1 < n) return false;
	for (let at = i; at > i - n; at--) if (!passes(values[at]!, at)) return false;
	return true;
}

/** True where the point and, with it, at least `least` of the last n lie beyond so many sigmas on its side. */
function some(zs: readonly (number | null)[], i: number, n: number, least: number, sigmas: number): boolean {
	const z = zs[i] ?? null;
	if (z === null || Math.abs(z) <= sigmas) return false;
	const side = Math.sign(z);
	const found = zs
		.slice(Math.max(0, i - n + 1), i + 1)
		.filter((each) => each !== null && each * side > sigmas);
	return found.length >= least;
}
