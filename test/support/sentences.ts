import type { Locale } from '#lib/i18n/locale.ts';

/** What is wrong with a sentence made by the product, imported text aside; null where nothing is. */
export function faultOf(sentence: string, locale: Locale): string | null {
	if (sentence.trim() === '') return 'says nothing';
	if (/[{}]|undefined|null|NaN|\[object/.test(sentence)) return 'a place is not filled';
	if (/—|（）|\(\)|“”|「」/.test(sentence)) return 'a place is filled with nothing';
	if (/[a-z]_[a-z]/.test(sentence)) return 'a code stands for its words';
	if (/[，；。：]{2}|^[，；。：,;.]|[,;]{2}| {2}/.test(sentence)) return 'punctuation without words';
	if (locale !== 'en' && /[A-Za-z]{2,}/.test(sentence)) return 'English in Chinese';
	if (locale === 'en' && /\p{Script=Han}/u.test(sentence)) return 'Chinese in English';
	if (
		locale === 'zh-Hant' &&
		/[诉时间处问题对门开关级项业务单发结满这没过还进应员责备书报总复图达规请谁调资号记录类区县为无预导标页显]/u.test(
			sentence
		)
	)
		return 'simplified in traditional';
	return null;
}
