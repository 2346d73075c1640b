import type { ChartPoint } from './chart.ts';

export type NelsonRule = 1 | 2 | 3 | 4;

/** A rule that holds at a point: the point completes the pattern. */
export interface Signal {
	readonly index: number;
	readonly rule: NelsonRule;
}

/**
 * Where Nelson's rules 1–4 hold: (1) a point beyond three sigma, (2) nine in a row on one side of the centre,
 * (3) six in a row rising or falling, (4) fourteen in a row going up and down by turns.
 * L. S. Nelson (1984), Journal of Quality Technology 16, 237–239. A point on the centre line ends a run of rule 2.
 */
export function nelson(points: readonly ChartPoint[]): Signal[] {
	const signals: Signal[] = [];
	let side = 0;
	let sameSide = 0;
	let direction = 0;
	let sameDirection = 0;
	let turns = 0;
	for (const [index, point] of points.entries()) {
		const off = point.value - point.centre;
		const rounding = 1e-9 * Math.max(1, Math.abs(point.centre));
		if (Math.abs(off) > 3 * point.sigma + rounding) signals.push({ index, rule: 1 });

		const nowSide = Math.abs(off) <= rounding ? 0 : Math.sign(off);
		sameSide = nowSide !== 0 && nowSide === side ? sameSide + 1 : Math.abs(nowSide);
		side = nowSide;
		if (sameSide >= 9) signals.push({ index, rule: 2 });

		const before = points[index - 1];
		const nowDirection = before ? Math.sign(point.value - before.value) : 0;
		sameDirection =
			nowDirection !== 0 && nowDirection === direction ? sameDirection + 1 : Math.abs(nowDirection);
		turns = nowDirection !== 0 && nowDirection === -direction ? turns + 1 : Math.abs(nowDirection);
		direction = nowDirection;
		if (sameDirection >= 5) signals.push({ index, rule: 3 });
		if (turns >= 13) signals.push({ index, rule: 4 });
	}
	return signals;
}
