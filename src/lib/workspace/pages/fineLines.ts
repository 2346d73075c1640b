import { locales, say, type Words } from '#lib/i18n/locale.ts';
import type { LedgerFilter, LedgerWord } from '#lib/metrics/ledgerFilter.ts';
import { ledgerOrders, type LedgerOrder } from '#lib/metrics/ledger.ts';
import { articleWordsOf, causeWords, clauseLabels, fineRoleWords } from '#lib/rulebook/explain.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';

/** Which parts of the address say which lines of the ledger are in view. */
export const lineParts = {
	month: 'due',
	article: 'article',
	department: 'dept',
	person: 'person',
	role: 'role',
	status: 'line'
} as const satisfies Partial<Record<keyof LedgerFilter, string>>;
export type LinePart = keyof typeof lineParts;

type Part = (name: string) => string | null;

/** What the address asks of the lines. */
export function linesOf(part: Part, rulebook: Rulebook): LedgerFilter {
	const chosen = Object.entries(lineParts).flatMap(([name, own]) => {
		const value = part(own);
		return value === null ? [] : [[name, value] as const];
	});
	const search = (part('say') ?? '')
		.trim()
		.split(/\s+/u)
		.filter(Boolean)
		.map((word) => wordOf(word, rulebook));
	return { ...Object.fromEntries(chosen), ...(search.length > 0 ? { search } : {}) };
}

/** By what the address sorts the lines; by due time where it says nothing. */
export function orderOf(part: Part): { by: LedgerOrder; descending: boolean } {
	const [by, way] = (part('sort') ?? '').split(':');
	const known = ledgerOrders.find((each) => each === by);
	return { by: known ?? 'due', descending: known !== undefined && way === 'down' };
}

const named = (all: Readonly<Record<string, Words>>, word: string): string[] =>
	Object.entries(all).flatMap(([code, words]) =>
		locales.some((locale) => say(words, locale).toLowerCase().includes(word)) ? [code] : []
	);

/** The word, and the articles, clauses and roles whose names hold it in any language. */
export function wordOf(typed: string, rulebook: Rulebook): LedgerWord {
	const word = typed.toLowerCase();
	return {
		word: typed,
		article: named(articleWordsOf(rulebook), word),
		clause: named({ ...clauseLabels, ...causeWords }, word),
		role: named(fineRoleWords, word)
	};
}
