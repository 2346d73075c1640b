import { benjaminiHochberg } from './benjaminiHochberg.ts';
import { exactLimits, lowerTail, upperTail, type CountKind } from './exactTails.ts';
import { normalQuantile, normalTail, z95 } from './normal.ts';
import { overDispersion, type Dispersion } from './overDispersion.ts';
import { settled } from './settled.ts';

/** A count of a group: k of `size` cases, or k events in `size` exposure. */
export interface FunnelGroup {
	readonly k: number;
	readonly size: number;
}

/** How a group stands beside all: different only beyond the 95 % limits and with the false alarms among all groups held down. */
export type Standing = 'above' | 'below' | 'within' | 'small';

export interface FunnelPoint {
	/** k / size; null where size is 0. */
	readonly value: number | null;
	readonly standing: Standing;
	/** Two-sided, from the exact tail, widened by φ; null for a group that is too small to be compared. */
	readonly p: number | null;
	/** The least false discovery rate at which the group would be called different. */
	readonly q: number | null;
}

export interface Funnel {
	/** All groups together; null where nothing is counted. */
	readonly target: number | null;
	readonly dispersion: Dispersion;
	readonly points: readonly FunnelPoint[];
	/** Groups large enough to be compared. */
	readonly compared: number;
}

export interface FunnelLimits {
	readonly size: number;
	/** Shares or rates. */
	readonly low998: number;
	readonly low95: number;
	readonly high95: number;
	readonly high998: number;
}

/** Compared are groups of at least ten cases, or with at least five events to be expected. */
const leastCases = 10;
const leastExpected = 5;
/** Of the groups that are called different, at most this share is called so by chance alone. */
export const falseDiscoveryRate = 0.1;
/** The 99.9 % point, so that one in five hundred lies beyond the outer limits. */
const z998 = 3.090232306167814;
const least = 1e-300;

/**
 * Groups beside what all of them together would give: D. J. Spiegelhalter (2005), Stat. Med. 24, 1185–1202, with exact tails, his
 * over-dispersion factor where the test finds one, and Benjamini and Hochberg's control over all groups that are compared.
 */
export function funnel(kind: CountKind, groups: readonly FunnelGroup[]): Funnel {
	const size = groups.reduce((sum, group) => sum + group.size, 0);
	const target = size > 0 ? groups.reduce((sum, group) => sum + group.k, 0) / size : null;
	const large = groups.flatMap((group, at) =>
		target !== null && isCompared(kind, group, target) ? [at] : []
	);
	const z = large.map((at) => zOf(kind, groups[at]!, target!));
	const dispersion = overDispersion(z);
	const p = large.map((at) => chanceOf(kind, groups[at]!, target!, dispersion.phi));
	const q = benjaminiHochberg(p).map(settled);
	const points = groups.map(({ k, size: n }): FunnelPoint => ({
		value: n > 0 ? k / n : null,
		standing: 'small',
		p: null,
		q: null
	}));
	for (const [i, at] of large.entries()) {
		const different = p[i]! < 0.05 && q[i]! <= falseDiscoveryRate;
		const value = points[at]!.value!;
		points[at] = {
			value,
			p: p[i]!,
			q: q[i]!,
			standing: !different ? 'within' : value > target! ? 'above' : 'below'
		};
	}
	return { target, dispersion, points, compared: large.length };
}

/** The limits within which a group of this size is expected to lie, at 95 % and 99.8 %. */
export function funnelLimits(kind: CountKind, size: number, target: number, phi: number): FunnelLimits {
	if (target <= 0 || (kind === 'share' && target >= 1))
		return { size, low998: target, low95: target, high95: target, high998: target };
	const wide = Math.sqrt(phi);
	const inner = exactLimits(kind, size, target, normalTail(z95 * wide));
	const outer = exactLimits(kind, size, target, normalTail(z998 * wide));
	return {
		size,
		low998: settled(outer.low / size),
		low95: settled(inner.low / size),
		high95: settled(inner.high / size),
		high998: settled(outer.high / size)
	};
}

const isCompared = (kind: CountKind, { size }: FunnelGroup, target: number) =>
	kind === 'share' ? size >= leastCases : size * target >= leastExpected;

/** The z-score of a count, from the tail that counts half of the chance of the count itself (mid-P): near 0 on average, with spread 1. */
function zOf(kind: CountKind, { k, size }: FunnelGroup, target: number): number {
	if (target <= 0 || (kind === 'share' && target >= 1)) return 0;
	const upper = (upperTail(kind, k, size, target) + upperTail(kind, k + 1, size, target)) / 2;
	const lower = (lowerTail(kind, k, size, target) + lowerTail(kind, k - 1, size, target)) / 2;
	return upper < lower ? -normalQuantile(Math.max(least, upper)) : normalQuantile(Math.max(least, lower));
}

/** The chance of a count at least as far off as this one, on either side. */
function chanceOf(kind: CountKind, { k, size }: FunnelGroup, target: number, phi: number): number {
	if (target <= 0 || (kind === 'share' && target >= 1)) return 1;
	const tail = Math.min(upperTail(kind, k, size, target), lowerTail(kind, k, size, target));
	if (tail >= 0.5) return 1;
	if (phi === 1) return settled(2 * tail);
	return settled(2 * normalTail(-normalQuantile(Math.max(least, tail)) / Math.sqrt(phi)));
}
