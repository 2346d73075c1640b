import {
	funnel,
	funnelLimits,
	type FunnelLimits,
	type FunnelPoint,
	type Standing
} from '#lib/stats/funnel.ts';
import type { CountKind } from '#lib/stats/exactTails.ts';
import type { Dispersion } from '#lib/stats/overDispersion.ts';
import { poissonInterval } from '#lib/stats/poisson.ts';
import { wilson } from '#lib/stats/wilson.ts';

/** A group with its count: k of `size` cases, or k complaints in `size` household-months. */
export interface Counted {
	/** Null: not given. */
	readonly key: string | null;
	readonly k: number;
	readonly size: number;
}

export interface ComparedGroup extends Counted {
	readonly value: number;
	/** 95 %: Wilson's for shares, the exact Poisson for rates. */
	readonly low: number;
	readonly high: number;
	readonly standing: Standing;
	readonly p: number | null;
	readonly q: number | null;
}

export interface Comparison {
	readonly kind: CountKind;
	/** What all groups together give; null where nothing is counted. */
	readonly target: number | null;
	/** From the highest value to the lowest; those that are too small to be compared come last, the largest of them first. */
	readonly groups: readonly ComparedGroup[];
	/** Limits for sizes from the smallest group to the largest, to be drawn as curves. */
	readonly limits: readonly FunnelLimits[];
	readonly dispersion: Dispersion;
	/** Groups large enough to be compared. */
	readonly compared: number;
}

const curvePoints = 40;

/** Groups beside all of them together: shares of cases, or rates over an exposure. */
export function comparisonOf(kind: CountKind, counts: readonly Counted[]): Comparison {
	const some = counts.filter(({ size }) => size > 0);
	const { target, dispersion, points, compared } = funnel(kind, some);
	const groups = some.map((count, at) => ({ ...measured(kind, count), ...pick(points[at]!) }));
	return {
		kind,
		target,
		groups: groups.sort(fromHighToLow),
		limits:
			target === null ? [] : sizesOf(groups).map((size) => funnelLimits(kind, size, target, dispersion.phi)),
		dispersion,
		compared
	};
}

/** A count with its 95 % interval. */
function measured(kind: CountKind, { key, k, size }: Counted) {
	if (kind === 'share') return { key, k, size, value: k / size, ...wilson(k, size)! };
	const { low, high } = poissonInterval(k);
	return { key, k, size, value: k / size, low: low / size, high: high / size };
}

const pick = ({ standing, p, q }: FunnelPoint) => ({ standing, p, q });

/** What does not fit into a picture, put together. */
export interface Rest extends ComparedGroup {
	readonly groups: number;
}

/**
 * At most so many groups, in their order: first those that differ from the whole, then the largest. All others are put together, so
 * that nothing is lost; null where all are shown.
 */
export function topGroups(
	{ kind, groups }: Comparison,
	most: number
): { readonly shown: readonly ComparedGroup[]; readonly rest: Rest | null } {
	if (groups.length <= most) return { shown: groups, rest: null };
	const differs = ({ standing }: ComparedGroup) => standing === 'above' || standing === 'below';
	const first = [...groups].sort((a, b) => Number(differs(b)) - Number(differs(a)) || b.size - a.size);
	const chosen = new Set(first.slice(0, most - 1));
	const others = groups.filter((group) => !chosen.has(group));
	const sum = (of: (group: ComparedGroup) => number) => others.reduce((total, group) => total + of(group), 0);
	const together = measured(kind, { key: null, k: sum(({ k }) => k), size: sum(({ size }) => size) });
	return {
		shown: groups.filter((group) => chosen.has(group)),
		rest: { ...together, standing: 'within', p: null, q: null, groups: others.length }
	};
}

function fromHighToLow(a: ComparedGroup, b: ComparedGroup): number {
	const [few, fewer] = [a.standing === 'small', b.standing === 'small'];
	if (few !== fewer) return few ? 1 : -1;
	return few ? b.size - a.size || b.value - a.value : b.value - a.value || b.size - a.size;
}

/** Sizes at which the curves are drawn, closer together where they bend. */
function sizesOf(groups: readonly Counted[]): number[] {
	const sizes = groups.map(({ size }) => size);
	const least = Math.min(...sizes);
	const most = Math.max(...sizes) * 1.02;
	const step = (Math.sqrt(most) - Math.sqrt(least)) / (curvePoints - 1);
	return Array.from({ length: curvePoints }, (_, i) => (Math.sqrt(least) + i * step) ** 2);
}
