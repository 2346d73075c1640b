import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { codeSets, type Code, type CodeSet } from './codes.ts';
import { fieldOf } from './columns.ts';

/** Stands where a log gives no value. */
export const unnamed = words('未填写', '未填寫', 'Not given');

/** The category of a complaint that has none. */
export const unclassified = 'unclassified';
export const unclassifiedWords = words('未分类', '未分類', 'Unclassified');

/** A canonical code in the reader's language; the code itself where it is not one. */
export function codeLabel(set: CodeSet, code: string | null | undefined, locale: Locale): string {
	if (code === null || code === undefined || code === '') return say(unnamed, locale);
	const found = (codeSets[set] as readonly Code[]).find((entry) => entry.code === code);
	return found ? say(found.label, locale) : code;
}

/** The label of a column of the complaint log, as the dictionary has it. */
export function fieldLabel(field: string, locale: Locale): string {
	const label = fieldOf('complaints', field)?.label;
	return label ? say(label, locale) : field;
}
