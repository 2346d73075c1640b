import type { DateReading } from '#lib/model/batch.ts';
import { halfWidth } from './clean.ts';
import { firstSerial, firstYear, lastSerial, lastYear } from './timestamp.ts';

export type Order = DateReading['order'];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = `(${months.join('|')})[a-z]*\\.?`;
const weekday =
	/[(（[]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）\]]?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?/g;

const yearFirst =
	/^(?:(民国|民國)\s*)?(\d{2,4})\s*[年/\-.]\s*(\d{1,2})\s*[月/\-.]\s*(\d{1,2})\s*(?:日|号|號)?/;
const yearLast = /^(\d{1,2})\s*[/\-.]\s*(\d{1,2})\s*[/\-.]\s*(\d{4}|\d{2})(?!\d)/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:[ t]?(\d{2})(\d{2})(\d{2})?)?$/;
const dayMonthName = new RegExp(
	`^(\\d{1,2})(?:st|nd|rd|th)?[ \\-/]+${monthName}[ ,\\-/]+(\\d{4}|\\d{2})(?!\\d)`
);
const monthNameDay = new RegExp(
	`^${monthName}[ \\-/]+(\\d{1,2})(?:st|nd|rd|th)?[ ,\\-/]+(\\d{4}|\\d{2})(?!\\d)`
);
const clock =
	/^(?:t|[,，、\s]*)(凌晨|清晨|早上|早|上午|中午|下午|傍晚|晚上|晚|夜间|am|pm)?\s*(\d{1,2})\s*[:时時点點]\s*(?:(半|整)|(\d{1,2})\s*(?:[:分]\s*(?:(\d{1,2})(?:[.,]\d+)?\s*秒?)?)?)?\s*(a\.?m\.?|p\.?m\.?)?\s*(?:z|[+-]\d{2}:?\d{2})?$/;

interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	/** Where the date ends in the text. */
	readonly end: number;
}

/**
 * A date as people write it → 'YYYY-MM-DD HH:MM:SS', or 'YYYY-MM-DD' where no time stands; null where it is none. `order` decides
 * what the text itself does not. 24:00 is the next midnight; fractions of a second are cut; an offset is not applied (times are naive).
 */
export function readDate(text: string, order: Order): string | null {
	const plain = chineseDigits(
		halfWidth(text).toLowerCase().replace(weekday, ' ').replace(/\s+/g, ' ').trim()
	);
	const packed = compact.exec(plain);
	if (packed) {
		const [, year, month, day, hour, minute, second] = packed.map(Number);
		return whole(
			{ year: year!, month: month!, day: day!, end: 0 },
			packed[4] ? [hour!, minute!, packed[6] ? second! : 0] : null
		);
	}
	const day = dayOf(plain, order);
	if (!day) return null;
	const rest = plain.slice(day.end).trim();
	if (rest === '') return whole(day, null);
	const time = clock.exec(plain.slice(day.end).replace(/^[\s,，]+/, ' '));
	if (!time) return null;
	const [, half, hourText, word, minuteText, secondText, suffix] = time;
	const minute = word === '半' ? 30 : Number(minuteText ?? 0);
	const hour = hourOf(Number(hourText), (suffix ?? half ?? '').replaceAll('.', ''));
	return hour === null ? null : whole(day, [hour, minute, Number(secondText ?? 0)]);
}

/** An Excel day number → date text, rounded to the nearest second; a whole number is a date without a time. */
export function readSerial(serial: number, epoch: 1900 | 1904): string | null {
	const days = epoch === 1904 ? serial + 1462 : serial;
	if (!(days >= 1 && days < 2_958_466)) return null;
	// Excel counts a 29 February 1900 that never was
	const shift = days < 60 ? 25_568 : 25_569;
	const seconds = Math.round((days - shift) * 86400);
	const day = Math.floor(seconds / 86400);
	if (Number.isInteger(serial)) return dayText(day);
	const rest = seconds - day * 86400;
	const minutes = Math.floor(rest / 60);
	return `${dayText(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(rest % 60)}`;
}

const dayTexts = new Map<number, string>();

/** Days since 1970 → 'YYYY-MM-DD'. A log has few different days and many cells. */
function dayText(day: number): string {
	let text = dayTexts.get(day);
	if (text === undefined) {
		text = new Date(day * 86_400_000).toISOString().slice(0, 10);
		if (dayTexts.size > 50_000) dayTexts.clear();
		dayTexts.set(day, text);
	}
	return text;
}

/** True where a text is a day number of the years that logs are from. */
export function isSerialText(text: string): boolean {
	if (!/^\d{5}(?:\.\d+)?$/.test(text)) return false;
	const number = Number(text);
	return number >= firstSerial && number <= lastSerial;
}

function dayOf(text: string, order: Order): Day | null {
	const first = yearFirst.exec(text);
	if (first && (first[2]!.length !== 2 || first[1] || order === 'ymd' || /^\d{2}\s*年/.test(text))) {
		const digits = first[2]!;
		const republic = first[1] !== undefined || digits.length === 3;
		if (republic && !(Number(digits) > 0 && Number(digits) < 200)) return null;
		const year = republic ? Number(digits) + 1911 : fullYear(digits);
		return { year, month: Number(first[3]), day: Number(first[4]), end: first[0].length };
	}
	const last = yearLast.exec(text);
	if (last && order !== 'ymd') {
		const [a, b] = [Number(last[1]), Number(last[2])];
		const [day, month] = order === 'dmy' ? [a, b] : [b, a];
		return { year: fullYear(last[3]!), month, day, end: last[0].length };
	}
	const named = dayMonthName.exec(text);
	if (named) {
		return {
			year: fullYear(named[3]!),
			month: months.indexOf(named[2]!) + 1,
			day: Number(named[1]),
			end: named[0].length
		};
	}
	const american = monthNameDay.exec(text);
	if (!american) return null;
	return {
		year: fullYear(american[3]!),
		month: months.indexOf(american[1]!) + 1,
		day: Number(american[2]),
		end: american[0].length
	};
}

/** Two digits as strptime reads them (POSIX): 69–99 are 19xx. */
const fullYear = (digits: string): number =>
	digits.length === 2 ? Number(digits) + (Number(digits) < 69 ? 2000 : 1900) : Number(digits);

function hourOf(hour: number, half: string): number | null {
	if (half === '') return hour;
	if (hour > 12) return hour < 24 && !/^(?:am|凌晨|清晨|早|上午)/.test(half) ? hour : null;
	if (half === '中午') return hour < 3 ? hour + 12 : hour;
	if (/^(?:pm|下午|傍晚|晚|夜)/.test(half)) {
		// 晚上12点 is midnight; 12 pm is noon
		if (hour === 12) return /^(?:晚|夜)/.test(half) ? 24 : 12;
		return hour + 12;
	}
	return hour === 12 ? 0 : hour;
}

function whole({ year, month, day }: Day, time: readonly [number, number, number] | null): string | null {
	if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return null;
	if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
	if (!time) return `${year}-${two(month)}-${two(day)}`;
	const [hour, minute, second] = time;
	if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && minute + second > 0)) return null;
	const iso = new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
	return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** 二〇二五年六月十一日 → 2025年6月11日, only where such a date stands. */
function chineseDigits(text: string): string {
	if (!/[〇零一二三四五六七八九十廿]+[年月日号時时点點]/.test(text)) return text;
	return text
		.replace(/[〇零一二三四五六七八九]{2,4}(?=年)/g, (run) => [...run].map(digitOf).join(''))
		.replace(/[一二三四五六七八九十廿]+(?=[月日号时時点點分秒])/g, (run) => String(smallNumber(run)));
}

const digitOf = (char: string): number => (char === '〇' ? 0 : '零一二三四五六七八九'.indexOf(char));

function smallNumber(run: string): number {
	const [tens, ones] = run.replace('廿', '二十').includes('十')
		? run.replace('廿', '二十').split('十')
		: ['0', run];
	return (tens === '' ? 1 : tens === '0' ? 0 : digitOf(tens!)) * 10 + (ones ? digitOf(ones) : 0);
}
