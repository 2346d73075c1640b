import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { codeSets, type Code, type CodeSet } from '#lib/model/codes.ts';
import { fieldOf } from '#lib/model/columns.ts';

const unnamed = words('未填写', '未填寫', 'Not given');

/** A canonical code in the language of the paper; the code itself where it is not one. */
export function codeLabel(set: CodeSet, code: string | null, locale: Locale): string {
	if (code === null || code === '') return say(unnamed, locale);
	const found = (codeSets[set] as readonly Code[]).find((entry) => entry.code === code);
	return found ? say(found.label, locale) : code;
}

/** A value of a dimension: codes in words, imported text as it stands, "not given" where there is none. */
export function valueLabel(dimension: string, value: string | null, locale: Locale): string {
	if (dimension === 'severity' || dimension === 'validity' || dimension === 'role')
		return codeLabel(dimension, value, locale);
	return value === null || value === '' ? say(unnamed, locale) : value;
}

/** The label of a column of the complaint log, as the dictionary has it. */
export function fieldLabel(field: string, locale: Locale): string {
	const label: Words | undefined = fieldOf('complaints', field)?.label;
	return label ? say(label, locale) : field;
}

/** A column's name set apart from the sentence that it stands in. */
export const quoted = (text: string, locale: Locale): string =>
	locale === 'zh-Hant' ? `「${text}」` : `“${text}”`;
