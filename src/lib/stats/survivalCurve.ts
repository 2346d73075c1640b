import { survivalInterval, type Lifetimes, type Step } from './kaplanMeier.ts';

/** One step of the curve as it is drawn, with its 95 % interval; null where S is 0 or 1. */
export interface CurveStep {
	readonly time: number;
	readonly survival: number;
	readonly low: number | null;
	readonly high: number | null;
}

export interface Curve {
	readonly steps: readonly CurveStep[];
	/** How many are still under way just before each of the marks. */
	readonly atRisk: readonly number[];
}

/**
 * A Kaplan–Meier curve thinned for the eye: time up to `upTo` is cut into `points` slices, and of each the last step is kept,
 * so that the curve is true at the end of every slice. `marks` are ascending times at which the numbers at risk are told.
 */
export function survivalCurve(
	all: readonly Step[],
	{ times, ended, censored }: Lifetimes,
	{
		upTo,
		points,
		marks
	}: { readonly upTo: number; readonly points: number; readonly marks: readonly number[] }
): Curve {
	const slice = (time: number) => Math.ceil((time / upTo) * points);
	const steps = all
		.filter(({ time }, i) => {
			const next = all[i + 1];
			return time <= upTo && (next === undefined || next.time > upTo || slice(next.time) > slice(time));
		})
		.map((step) => {
			const interval = survivalInterval(step);
			return {
				time: step.time,
				survival: step.survival,
				low: interval?.low ?? null,
				high: interval?.high ?? null
			};
		});
	let left = 0;
	for (let i = 0; i < times.length; i++) left += ended[i]! + censored[i]!;
	let at = 0;
	const atRisk = marks.map((mark) => {
		for (; at < times.length && times[at]! < mark; at++) left -= ended[at]! + censored[at]!;
		return left;
	});
	return { steps, atRisk };
}
