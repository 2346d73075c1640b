import type { Locale } from '#lib/i18n/locale.ts';

/** What a number of a sentence or of the data counts. */
export type Counted = 'minutes' | 'hours' | 'days' | 'months' | 'years' | 'yuan' | 'times';

/** A number as a sentence says it. */
export interface SaidNumber {
	readonly value: number;
	/** Null where the sentence does not say what it counts. */
	readonly unit: Counted | null;
	/** With its unit, as it stands there. */
	readonly text: string;
	readonly at: number;
}

const chineseUnits: readonly (readonly [RegExp, Counted])[] = [
	[/^\s*(?:分钟|分鐘)/, 'minutes'],
	[/^\s*(?:个|個)?(?:小时|小時)/, 'hours'],
	[/^\s*(?:个|個)月/, 'months'],
	[/^\s*(?:日|天)/, 'days'],
	[/^\s*年/, 'years'],
	[/^\s*元/, 'yuan'],
	[/^\s*次/, 'times']
];
const englishUnits: readonly (readonly [RegExp, Counted])[] = [
	[/^\s*(?:minutes?|mins?\b)/i, 'minutes'],
	[/^\s*hours?/i, 'hours'],
	[/^\s*days?/i, 'days'],
	[/^\s*months?/i, 'months'],
	[/^\s*years?/i, 'years'],
	[/^\s*yuan/i, 'yuan'],
	[/^\s*times?/i, 'times']
];

const digits: Readonly<Record<string, number>> = {
	零: 0,
	〇: 0,
	一: 1,
	二: 2,
	两: 2,
	兩: 2,
	三: 3,
	四: 4,
	五: 5,
	六: 6,
	七: 7,
	八: 8,
	九: 9
};
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 二十五 → 25, 一百二 is not written in a rule. */
function chineseNumber(text: string): number {
	let [sum, digit] = [0, 0];
	for (const sign of text) {
		const power = powers[sign];
		if (power === undefined) digit = digits[sign] ?? 0;
		else {
			sum += (digit || 1) * power;
			digit = 0;
		}
	}
	return sum + digit;
}

const englishNumbers: Readonly<Record<string, number>> = {
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	nine: 9,
	ten: 10,
	twelve: 12,
	twice: 2
};

const found = (rest: string, units: readonly (readonly [RegExp, Counted])[]) => {
	for (const [form, unit] of units) {
		const match = form.exec(rest);
		if (match) return { unit, text: match[0] };
	}
	return { unit: null, text: '' };
};

/** Ordinals (第二, 前四, the first four) and a plain “one” count nothing. */
function chineseNumbers(text: string): SaidNumber[] {
	const numbers: SaidNumber[] = [];
	for (const match of text.matchAll(/\d(?:[\d,]*\d)?|[零〇一二两兩三四五六七八九十百千]+/g)) {
		const [written] = match;
		const at = match.index;
		if (/[第前]\s*$/.test(text.slice(0, at))) continue;
		const { unit, text: unitText } = found(text.slice(at + written.length), chineseUnits);
		const spelled = !/\d/.test(written);
		const value = spelled ? chineseNumber(written) : Number(written.replaceAll(',', ''));
		if (spelled && (unit === null || value <= 1)) continue;
		numbers.push({ value, unit, text: written + unitText, at });
	}
	return numbers;
}

function englishSaid(text: string): SaidNumber[] {
	const numbers: SaidNumber[] = [];
	const words = Object.keys(englishNumbers).join('|');
	const form = new RegExp(`(¥\\s?)?(\\d[\\d,]*\\d|\\d)(?:st|nd|rd|th)?|\\b(${words})\\b`, 'gi');
	for (const match of text.matchAll(form)) {
		const [written, yen, plain, word] = match;
		if (word && /\b(?:first|last)\s+$/i.test(text.slice(0, match.index))) continue;
		const { unit, text: unitText } = found(text.slice(match.index + written.length), englishUnits);
		const value = word ? englishNumbers[word.toLowerCase()]! : Number(plain!.replaceAll(',', ''));
		const counted = yen ? 'yuan' : word?.toLowerCase() === 'twice' ? 'times' : unit;
		numbers.push({ value, unit: counted, text: written + (yen ? '' : unitText), at: match.index });
	}
	return numbers;
}

/** The numbers that a sentence of a rule says, in figures or spelled, with what they count. */
export const numbersIn = (sentence: string, locale: Locale): readonly SaidNumber[] =>
	locale === 'en' ? englishSaid(sentence) : chineseNumbers(sentence);

const unitText: Readonly<Record<Counted, Readonly<Record<Locale, string>>>> = {
	minutes: { 'zh-CN': ' 分钟', 'zh-Hant': ' 分鐘', en: ' minutes' },
	hours: { 'zh-CN': ' 小时', 'zh-Hant': ' 小時', en: ' hours' },
	days: { 'zh-CN': ' 日', 'zh-Hant': ' 日', en: ' days' },
	months: { 'zh-CN': ' 个月', 'zh-Hant': ' 個月', en: ' months' },
	years: { 'zh-CN': ' 年', 'zh-Hant': ' 年', en: ' years' },
	yuan: { 'zh-CN': ' 元', 'zh-Hant': ' 元', en: '' },
	times: { 'zh-CN': '次', 'zh-Hant': '次', en: ' times' }
};

/** A number with its unit, as a sentence writes it. */
export const numberText = (value: number, unit: Counted | null, locale: Locale): string =>
	unit === 'yuan' && locale === 'en' ? `¥${value}` : `${value}${unit ? unitText[unit][locale] : ''}`;
