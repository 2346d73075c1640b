import { literal } from '#lib/engine/sql.ts';
import { alike } from '#lib/i18n/alike.ts';
import { border } from './texts.ts';

/** The words of a search, each once, made alike and in one order: searches that mean the same have the same words. */
export function searchWords(search: string): readonly string[] {
	const words = alike(search.replaceAll('\0', '').replaceAll(border, ' ')).split(/\s+/u).filter(Boolean);
	return [...new Set(words)].sort();
}

/** SQL: rows, by their batch and row, in whose texts all words stand. `prepareSearches` must have seen it before it is asked. */
export function isFound(search: string): string | null {
	const words = searchWords(search);
	if (words.length === 0) return null;
	return `(batch_no, source_row) in (select batch_no, source_row from search_hits where words = ${literal(words.join(' '))})`;
}

/** The searches that a statement asks for, each as its words joined by spaces. */
export function searchesIn(sql: string): readonly string[] {
	const found = sql.matchAll(/from search_hits where words = '((?:[^']|'')*)'/g);
	return [...new Set([...found].map(([, words]) => words!.replaceAll("''", "'")))];
}
