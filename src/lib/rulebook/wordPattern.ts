import { formsOf, toSimplified } from '#lib/i18n/script.ts';

const special = /[\\^$.|?*+()[\]{}]/;
const latin = /[a-z]/i;
const latinOrDigit = /[a-z0-9]/i;

/** One character of a word: itself in both scripts, and never a sign of the pattern language. */
function written(char: string): string {
	if (/\s/.test(char)) return '[ \\t\\r\\n]+';
	if (special.test(char)) return `\\${char}`;
	const forms = formsOf(char);
	return forms === char ? char : `[${forms}]`;
}

/** Latin words and numbers stand for themselves, not for parts of others; a word may have an English ending. */
function whole(word: string): string {
	const from = latinOrDigit.test(word[0]!) ? '\\b' : '';
	const last = word.at(-1)!;
	const to = latin.test(last) ? '(?:s|es|d|ed|ing)?\\b' : latinOrDigit.test(last) ? '\\b' : '';
	return from + [...word].map(written).join('') + to;
}

/**
 * A regular expression, the same for SQL and TypeScript, that finds any of these words in simplified or traditional script. To be used without
 * regard to case. Whatever a word holds is taken as text.
 */
export function wordPattern(words: readonly string[]): string {
	const all = words.map((word) => toSimplified(word.replaceAll('\0', '').trim().toLowerCase()));
	return [...new Set(all.filter(Boolean).map(whole))].join('|') || '[^\\s\\S]';
}
