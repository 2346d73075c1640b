import { chiSquareTail } from './chiSquareTail.ts';
import type { Lifetimes } from './kaplanMeier.ts';
import { settled } from './settled.ts';

/** What the test needs to know of the groups: ends seen, ends expected if all were alike, and how the difference scatters. */
export interface LogRankSums {
	readonly observed: readonly number[];
	readonly expected: readonly number[];
	/** The covariance of observed − expected, one row a group. */
	readonly variance: readonly (readonly number[])[];
}

export interface LogRank {
	/** χ² of k − 1 degrees of freedom where the groups end alike. */
	readonly chiSquare: number;
	readonly degrees: number;
	/** The chance of so large a χ², or a larger one, where they do. */
	readonly p: number;
}

/**
 * The sums over all distinct times: of d that ended of n at risk, group j with n_j at risk is expected to have d n_j / n,
 * with covariance d (n − d) / (n − 1) · n_j / n · (δ_jk − n_k / n).
 */
export function logRankSums(groups: readonly Lifetimes[]): LogRankSums {
	const size = groups.length;
	const atRisk = groups.map(({ times, ended, censored }) => {
		let all = 0;
		for (let i = 0; i < times.length; i++) all += ended[i]! + censored[i]!;
		return all;
	});
	const next = groups.map(() => 0);
	const observed = groups.map(() => 0);
	const expected = groups.map(() => 0);
	const variance = groups.map(() => groups.map(() => 0));
	for (;;) {
		const time = Math.min(
			...groups.map(({ times }, j) => (next[j]! < times.length ? times[next[j]!]! : Infinity))
		);
		if (time === Infinity) return { observed, expected, variance };
		const now = groups.map(({ times, ended }, j) => (times[next[j]!] === time ? ended[next[j]!]! : 0));
		const d = now.reduce((sum, x) => sum + x, 0);
		const n = atRisk.reduce((sum, x) => sum + x, 0);
		for (let j = 0; j < size && d > 0; j++) {
			const share = atRisk[j]! / n;
			observed[j]! += now[j]!;
			expected[j]! += d * share;
			if (n < 2) continue;
			const spread = ((d * (n - d)) / (n - 1)) * share;
			for (let k = 0; k < size; k++) variance[j]![k]! += spread * ((j === k ? 1 : 0) - atRisk[k]! / n);
		}
		for (const [j, { times, ended, censored }] of groups.entries()) {
			const at = next[j]!;
			if (times[at] !== time) continue;
			atRisk[j]! -= ended[at]! + censored[at]!;
			next[j] = at + 1;
		}
	}
}

/**
 * The k-sample log-rank test: (O − E)ᵀ V⁻ (O − E). N. Mantel (1966), Cancer Chemother. Rep. 50, 163–170;
 * R. Peto, J. Peto (1972), J. R. Stat. Soc. A 135, 185–207. Groups that nothing was expected of say nothing and are left
 * out; null where fewer than two are left.
 */
export function logRank({ observed, expected, variance }: LogRankSums): LogRank | null {
	const told = expected.flatMap((e, j) => (e > 0 && variance[j]![j]! > 0 ? [j] : []));
	// one group follows from the others: the covariance of all of them has no inverse
	const free = told.slice(0, -1);
	if (free.length === 0) return null;
	const difference = free.map((j) => observed[j]! - expected[j]!);
	const solution = solved(
		free.map((j) => free.map((k) => variance[j]![k]!)),
		difference
	);
	if (solution === null) return null;
	const chiSquare = difference.reduce((sum, x, i) => sum + x * solution[i]!, 0);
	return { chiSquare: settled(chiSquare), degrees: free.length, p: chiSquareTail(chiSquare, free.length) };
}

/** The solution of a symmetric positive definite system by Cholesky's square roots; null where it is not definite. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
	const root = matrix.map((row) => row.map(() => 0));
	for (let i = 0; i < matrix.length; i++) {
		for (let j = 0; j <= i; j++) {
			let rest = matrix[i]![j]!;
			for (let k = 0; k < j; k++) rest -= root[i]![k]! * root[j]![k]!;
			if (i === j && rest <= 1e-12 * matrix[i]![i]!) return null;
			root[i]![j] = i === j ? Math.sqrt(rest) : rest / root[j]![j]!;
		}
	}
	const down = [...right];
	for (let i = 0; i < down.length; i++) {
		for (let k = 0; k < i; k++) down[i]! -= root[i]![k]! * down[k]!;
		down[i]! /= root[i]![i]!;
	}
	for (let i = down.length - 1; i >= 0; i--) {
		for (let k = i + 1; k < down.length; k++) down[i]! -= root[k]![i]! * down[k]!;
		down[i]! /= root[i]![i]!;
	}
	return down;
}
