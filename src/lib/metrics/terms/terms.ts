import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask, askOne } from '#lib/metrics/ask.ts';
import { compileFilter, type Filter } from '#lib/metrics/filter.ts';
import { benjaminiHochberg } from '#lib/stats/benjaminiHochberg.ts';
import { changeOf, type Change } from './change.ts';
import { countsSql, sizesSql, withinSql } from './sql.ts';
import { isStopWord } from './stopWords.ts';

/** Complaints that are looked at, of each period, where there are more: those whose numbers have the lowest hashes. */
export const mostTexts = 20_000;
/** A term is in at least so many complaints of both periods together. */
const leastTexts = 5;
/** … and has at least so many different neighbours on either side: a part of a longer word has few. */
const leastNeighbours = 3;
/** A longer term takes the place of one within it where at least this share of the complaints with the shorter have the longer. */
const absorbs = 0.6;
/** Share of false alarms among what is said to have changed. */
const falseDiscovery = 0.1;

/** A word or run of characters that complaints in view use. */
export interface Term {
	readonly term: string;
	/** Complaints with it in this period and in the one before. */
	readonly now: number;
	readonly before: number;
	/** The exact test of the change, held against all terms; null where there is nothing before. */
	readonly change: (Change & { readonly q: number }) | null;
	/** True where the change stands out at a share of false alarms of 0.10. */
	readonly standsOut: boolean;
}

/** The terms that a category uses more than others do. */
export interface CategoryTerms {
	readonly category_l1: string | null;
	readonly n: number;
	readonly terms: readonly { readonly term: string; readonly n: number; readonly share: number }[];
}

export interface Terms {
	/** Complaints with a text in this period and in the one before, and how many of them were looked at. */
	readonly sizes: {
		readonly now: number;
		readonly before: number;
		readonly lookedNow: number;
		readonly lookedBefore: number;
	};
	/** The most frequent first. */
	readonly terms: readonly Term[];
	readonly categories: readonly CategoryTerms[];
}

interface Counted {
	readonly term: string;
	readonly now: number;
	readonly before: number;
}

/**
 * The terms of the complaints in view, how often each was used in the period before, and which categories use which. `field` is the text
 * that is looked at. Terms are runs of two to eight characters, or Latin words, that stand on their own: H. Feng et al. (2004), Comput.
 * Linguist. 30, 75. No dictionary is asked: engines have different ones.
 */
export async function frequentTerms(
	engine: Engine,
	now: Filter,
	before: Filter | null,
	{ field = 'content', limit = 100 }: { field?: 'content' | 'opinion'; limit?: number } = {},
	signal?: AbortSignal
): Promise<Terms> {
	const places = {
		field,
		before: before ? compileFilter(before) : ' and false',
		most: mostTexts,
		least: leastTexts,
		neighbours: leastNeighbours
	};
	const sizes = await askOne<Terms['sizes']>(engine, sizesSql, now, places, signal);
	const counted = await ask<Counted>(engine, countsSql, now, places, signal);
	const kept = withoutParts(counted.filter(({ term }) => !isStopWord(term)));
	const changes = kept.map((term) => (before ? changeOf(term, sizes) : null));
	const q = benjaminiHochberg(changes.map((change) => change?.p ?? 1));
	const all = kept.map((term, at) => {
		const change = changes[at] ? { ...changes[at], q: q[at]! } : null;
		return { ...term, change, standsOut: change !== null && change.q <= falseDiscovery };
	});
	const standing = all.filter(({ standsOut }) => standsOut);
	const frequent = all
		.filter((term) => !term.standsOut && term.now > 0)
		.slice(0, Math.max(0, limit - standing.length));
	const terms = [...standing, ...frequent].sort((a, b) => b.now - a.now || compare(a.term, b.term));
	return {
		sizes,
		terms,
		categories: await categoriesOf(engine, now, terms, places, sizes.lookedNow, signal)
	};
}

/** Terms without those that stand for a part of a longer one. */
function withoutParts(terms: readonly Counted[]): Counted[] {
	const whole = [...terms].sort((a, b) => b.term.length - a.term.length || compare(a.term, b.term));
	const kept: Counted[] = [];
	for (const term of whole) {
		const all = term.now + term.before;
		const part = kept.some(
			(other) => other.term.includes(term.term) && other.now + other.before >= absorbs * all
		);
		if (!part) kept.push(term);
	}
	return kept.sort((a, b) => b.now - a.now || b.before - a.before || compare(a.term, b.term));
}

interface Within {
	readonly term: string | null;
	readonly category_l1: string | null;
	readonly n: number;
}

/** Which terms a category uses more than chance would have it: of k complaints with the term, k' fall to a category of share s. */
async function categoriesOf(
	engine: Engine,
	now: Filter,
	terms: readonly Term[],
	places: Readonly<Record<string, string | number>>,
	all: number,
	signal?: AbortSignal
): Promise<CategoryTerms[]> {
	if (terms.length === 0) return [];
	const values = terms.map(({ term }) => `(${literal(term)})`).join(', ');
	const found = await ask<Within>(engine, withinSql, now, { ...places, terms: values }, signal);
	const sizes = found.filter(({ term }) => term === null);
	const pairs = found.filter((pair) => pair.term !== null);
	const ofTerm = new Map<string, number>();
	for (const { term, n } of pairs) ofTerm.set(term!, (ofTerm.get(term!) ?? 0) + n);
	const size = new Map(sizes.map(({ category_l1, n }) => [category_l1, n]));
	const p = pairs.map(({ term, category_l1, n }) =>
		changeOf(
			{ now: n, before: ofTerm.get(term!)! - n },
			{ lookedNow: size.get(category_l1)!, lookedBefore: all - size.get(category_l1)! }
		)
	);
	const q = benjaminiHochberg(p.map((change) => change.p));
	return sizes.map(({ category_l1, n: inCategory }) => ({
		category_l1,
		n: inCategory,
		terms: pairs
			.map((pair, at) => ({ ...pair, more: p[at]!.ratio > 1 && q[at]! <= falseDiscovery }))
			.filter((pair) => pair.category_l1 === category_l1 && pair.more)
			.sort((a, b) => b.n - a.n || compare(a.term!, b.term!))
			.slice(0, 8)
			.map(({ term, n }) => ({ term: term!, n, share: n / inCategory }))
	}));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
