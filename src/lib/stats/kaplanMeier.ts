import { z95 } from './normal.ts';
import { settled } from './settled.ts';
import type { Interval } from './wilson.ts';

/** Distinct ascending times, with how many ended and how many were lost to view (censored) at each. */
export interface Lifetimes {
	readonly times: ArrayLike<number>;
	readonly ended: ArrayLike<number>;
	readonly censored: ArrayLike<number>;
}

/** One step of the survival curve: what holds from `time` on. */
export interface Step {
	readonly time: number;
	/** Still under way just before `time`. */
	readonly atRisk: number;
	readonly ended: number;
	readonly censored: number;
	/** S(t): the share not ended by `time`. */
	readonly survival: number;
	/** Greenwood's sum of d / (n (n − d)): the variance of ln S. */
	readonly greenwood: number;
}

export interface SurvivalQuantile {
	/** The least t with S(t) ≤ 1 − p; null where the curve does not come down so far. */
	readonly value: number | null;
	readonly low: number | null;
	readonly high: number | null;
}

/** Room for rounding where S(t) is compared with 1 − p. */
const tolerance = 1e-12;

/**
 * The product-limit curve: E. L. Kaplan, P. Meier (1958), J. Am. Stat. Assoc. 53, 457–481; what is censored at t is at risk at t.
 * Between censorings the product is kept as one fraction of whole numbers, so that S is exact where nothing is censored.
 */
export function kaplanMeier(lifetimes: Lifetimes): Step[] {
	const steps: Step[] = [];
	walk(lifetimes, (step) => steps.push({ ...step }) > 0);
	return steps;
}

/** Tells of each step in order, in one object that is used again, until `visit` says false. */
function walk({ times, ended, censored }: Lifetimes, visit: (step: Step) => boolean): void {
	let atRisk = 0;
	for (let i = 0; i < times.length; i++) atRisk += ended[i]! + censored[i]!;
	let base = 1;
	let baseAtRisk = atRisk;
	let greenwood = 0;
	const step = { time: 0, atRisk: 0, ended: 0, censored: 0, survival: 1, greenwood: 0 };
	for (let i = 0; i < times.length; i++) {
		const d = ended[i]!;
		const c = censored[i]!;
		const left = atRisk - d;
		const survival = base * (left / baseAtRisk);
		if (d > 0) {
			if (left > 0) greenwood += d / (atRisk * left);
			step.time = times[i]!;
			step.atRisk = atRisk;
			step.ended = d;
			step.censored = c;
			step.survival = survival;
			step.greenwood = greenwood;
			if (!visit(step)) return;
		}
		atRisk = left - c;
		if (c > 0) {
			base = survival;
			baseAtRisk = atRisk;
		}
	}
}

/**
 * 95 % interval of S(t) on the log(−log) scale; null where S is 0 or 1.
 * J. D. Kalbfleisch, R. L. Prentice (1980), The Statistical Analysis of Failure Time Data.
 */
export function survivalInterval({ survival, greenwood }: Step): Interval | null {
	if (survival <= 0 || survival >= 1) return null;
	const width = halfWidth(survival, greenwood);
	return { low: settled(survival ** Math.exp(width)), high: settled(survival ** Math.exp(-width)) };
}

/** Half of the interval's width on the log(−log) scale. */
const halfWidth = (survival: number, greenwood: number) => (-z95 * Math.sqrt(greenwood)) / Math.log(survival);

/** Room for rounding on the log(−log) scale, where JavaScript engines differ in the last bits. */
const rounding = 1e-10;

/** Whether the curve has come down to the p-quantile by this step, and whether the two bounds of its interval have. */
export function reached(
	{ survival, greenwood }: Pick<Step, 'survival' | 'greenwood'>,
	p: number
): { readonly value: boolean; readonly low: boolean; readonly high: boolean } {
	const value = survival <= 1 - p + tolerance;
	if (survival <= 0 || survival >= 1) return { value, low: false, high: false };
	const depth = Math.log(-Math.log(1 - p)) - rounding;
	const here = Math.log(-Math.log(survival));
	const width = halfWidth(survival, greenwood);
	return { value, low: here + width >= depth, high: here - width >= depth };
}

/** A quantile that is being looked for. */
interface Sought {
	readonly p: number;
	/** −ln(1 − p), a little less than the curve must have come down by for any of the three to be reached. */
	readonly least: number;
	value: number | null;
	low: number | null;
	high: number | null;
}

const soughtAt = (p: number): Sought => ({
	p,
	least: -Math.log(1 - p) * (1 - 1e-6),
	value: null,
	low: null,
	high: null
});

/** True where no bound can be reached yet: −ln S is at most (1 − S) / S and at least 1 − S, so that no logarithm is needed to see it. */
function isFar(survival: number, spread: number, least: number): boolean {
	const width = (z95 * spread) / (1 - survival);
	return width < 1 && ((1 - survival) / survival) * (1 + width + width * width) < least;
}

/**
 * The p-quantile of the time to the end, with the 95 % interval that inverts the curve's own:
 * R. Brookmeyer, J. Crowley (1982), Biometrics 38, 29–41, on the log(−log) scale. A bound that is not reached is null.
 */
export function survivalQuantile(steps: readonly Step[], p: number): SurvivalQuantile {
	const sought = soughtAt(p);
	for (const step of steps) if (!take(sought, step)) break;
	return { value: sought.value, low: sought.low, high: sought.high };
}

/** The quantiles of lifetimes, without their curve. */
export function followed(lifetimes: Lifetimes, ps: readonly number[]): SurvivalQuantile[] {
	const all = ps.map(soughtAt);
	let open: readonly Sought[] = all;
	walk(lifetimes, (step) => {
		const { survival } = step;
		const spread = Math.sqrt(step.greenwood);
		for (const sought of open) {
			if (survival > 0 && survival < 1 && isFar(survival, spread, sought.least)) continue;
			if (!take(sought, step)) open = open.filter((other) => other !== sought);
		}
		return open.length > 0;
	});
	return all.map(({ value, low, high }) => ({ value, low, high }));
}

/** Notes what is reached by this step; false once nothing more is sought. */
function take(sought: Sought, step: Step): boolean {
	const now = reached(step, sought.p);
	if (now.value) sought.value ??= step.time;
	if (now.low) sought.low ??= step.time;
	if (now.high) sought.high = step.time;
	return !now.high;
}
