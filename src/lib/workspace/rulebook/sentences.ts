import { locales } from '#lib/i18n/locale.ts';
import { disagreement } from '#lib/rulebook/sentenceCheck.ts';

type Json = Readonly<Record<string, unknown>>;

/** How many sentences of these editions do not agree with their numbers, in whichever language. */
export const sentencesToCheck = (editions: readonly Json[]): number =>
	editions
		.flatMap((edition) =>
			['clauses', 'articles'].flatMap((part) =>
				(Array.isArray(edition[part]) ? (edition[part] as Json[]) : []).map((item) =>
					locales.some((locale) => disagreement(part, item, edition, locale) !== null)
				)
			)
		)
		.filter(Boolean).length;
