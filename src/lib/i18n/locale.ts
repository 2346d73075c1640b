/** The languages of the interface and of reports. Imported text is never translated. */
export const locales = ['zh-CN', 'zh-Hant', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'zh-CN';

/** Words live beside what they name; a missing language does not compile. */
export type Words = Readonly<Record<Locale, string>>;

/** Values that fill `{name}` places in words; already formatted for the reader. */
export type Fill = Readonly<Record<string, string | number>>;

/** The words in one language, with `{name}` places filled. An unknown place is left as it stands. */
export function say(words: Words, locale: Locale, fill: Fill = {}): string {
	return words[locale].replace(/\{(\w+)\}/g, (place, name: string) =>
		Object.hasOwn(fill, name) ? String(fill[name]) : place
	);
}

/** Words for three languages on one line: simplified, traditional, English. */
export function words(simplified: string, traditional: string, english: string): Words {
	return { 'zh-CN': simplified, 'zh-Hant': traditional, en: english };
}
