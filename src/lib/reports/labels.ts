import { say, type Locale } from '#lib/i18n/locale.ts';
import { codeLabel, unclassified, unclassifiedWords, unnamed } from '#lib/model/labels.ts';

/** A value of a dimension: codes in words, what has no category as such, imported text as it stands, "not given" where there is none. */
export function valueLabel(dimension: string, value: string | null, locale: Locale): string {
	if (dimension === 'severity' || dimension === 'validity' || dimension === 'role')
		return codeLabel(dimension, value, locale);
	if (value === unclassified && dimension.startsWith('category')) return say(unclassifiedWords, locale);
	return value === null || value === '' ? say(unnamed, locale) : value;
}
