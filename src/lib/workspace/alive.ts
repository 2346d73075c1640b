import { joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { Clause } from '#lib/rulebook/index.ts';
import { inWords, lacking, needs, needsOf, type Groups, type Need } from '#lib/rulebook/needs.ts';

const lacks = words(
	'缺少{columns}；补上后重新导入，这里就会有内容。',
	'缺少{columns}；補上後重新匯入，這裡就會有內容。',
	'What was imported lacks {columns}; add it and import again to see this.'
);

const absent = (groups: Groups, there: ReadonlySet<string>, locale: Locale): string[] =>
	inWords(lacking(groups, there), locale);

const sentence = (columns: readonly string[], locale: Locale): string | null =>
	columns.length === 0 ? null : say(lacks, locale, { columns: joinList(columns, locale) });

/** The columns that are missing for this, each in the words of the interface; empty where nothing is. */
export const missing = (need: Need, fields: ReadonlySet<string>, locale: Locale): string[] =>
	absent(needs[need], fields, locale);

/** A sentence that says which columns would bring this to life; null where none is missing. */
export const remedy = (need: Need, fields: ReadonlySet<string>, locale: Locale): string | null =>
	sentence(missing(need, fields, locale), locale);

/** The same for a clause of the rulebook: which columns and tables it lacks. */
export const clauseRemedy = (clause: Clause, there: ReadonlySet<string>, locale: Locale): string | null =>
	sentence(absent(needsOf(clause), there, locale), locale);
