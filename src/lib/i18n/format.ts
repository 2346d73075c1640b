import { words, type Locale, type Words } from './locale.ts';

/** Stands where there is no value. */
export const nothing = '—';

type Maybe = number | null | undefined;

const missing = (value: Maybe): value is null | undefined =>
	value === null || value === undefined || !Number.isFinite(value);

/** A number with thousands separated and `digits` decimals; the same in every language. */
export function formatNumber(value: Maybe, digits = 0): string {
	if (missing(value)) return nothing;
	const [whole = '0', part] = Math.abs(value).toFixed(digits).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	const text = part === undefined ? grouped : `${grouped}.${part}`;
	return value < 0 && Number(text.replaceAll(',', '')) !== 0 ? `−${text}` : text;
}

/** A share of 1 as a percentage with one decimal. */
export function formatPercent(value: Maybe): string {
	return missing(value) ? nothing : `${formatNumber(value * 100, 1)}%`;
}

/** The 95 % interval of a share, as `14.8–22.2%`; empty where there is none. */
export function formatShareInterval(low: Maybe, high: Maybe): string {
	if (missing(low) || missing(high)) return '';
	return `${formatNumber(low * 100, 1)}–${formatNumber(high * 100, 1)}%`;
}

/** A difference with its sign; zero has none. `unit` follows the number. */
export function formatChange(value: Maybe, digits = 0, unit = ''): string {
	if (missing(value)) return nothing;
	const text = formatNumber(value, digits);
	return value > 0 && Number(text.replaceAll(',', '')) !== 0 ? `+${text}${unit}` : `${text}${unit}`;
}

/** Money from integer fen, in yuan; decimals only where there are fen. */
export function formatMoney(fen: Maybe): string {
	if (missing(fen)) return nothing;
	const text = formatNumber(Math.abs(fen) / 100, fen % 100 === 0 ? 0 : 2);
	return fen < 0 ? `−¥${text}` : `¥${text}`;
}

const day = words('{n}天', '{n}天', '{n} d');
const hour = words('{n}小时', '{n}小時', '{n} h');
const minute = words('{n}分', '{n}分', '{n} min');
const second = words('{n}秒', '{n}秒', '{n} s');
const unit = (form: Words, n: number, locale: Locale) => form[locale].replace('{n}', formatNumber(n));

/** A duration of `seconds` as people say it, two units at most: 2天3小时, 5小时20分, 40秒. */
export function formatDuration(seconds: Maybe, locale: Locale): string {
	if (missing(seconds)) return nothing;
	const sign = seconds < 0 ? '−' : '';
	const total = Math.round(Math.abs(seconds));
	const gap = locale === 'en' ? ' ' : '';
	const two = (a: Words, x: number, b: Words, y: number) =>
		sign + (y === 0 ? unit(a, x, locale) : unit(a, x, locale) + gap + unit(b, y, locale));
	if (total >= 86_400) {
		const hours = Math.round(total / 3600);
		return two(day, Math.floor(hours / 24), hour, hours % 24);
	}
	if (total >= 3600) {
		const minutes = Math.round(total / 60);
		return minutes === 1440
			? sign + unit(day, 1, locale)
			: two(hour, Math.floor(minutes / 60), minute, minutes % 60);
	}
	if (total >= 60) return two(minute, Math.floor(total / 60), second, total % 60);
	return sign + unit(second, total, locale);
}

/** A duration of `hours` as people say it. */
export const formatHours = (hours: Maybe, locale: Locale): string =>
	formatDuration(missing(hours) ? null : hours * 3600, locale);

/** A naive timestamp to the minute; only its day where no time was written. */
export function formatTime(
	at: string | null | undefined,
	dateOnly: boolean | null | undefined = false
): string {
	if (!at) return nothing;
	return dateOnly ? at.slice(0, 10) : at.slice(0, 16);
}

/** Moments that are told together: to the minute, or to the second where two of them would look the same and are not. */
export function formatTimes(times: readonly (string | null | undefined)[]): string[] {
	const told = times.filter((at): at is string => !!at);
	const alike = new Set(told).size > new Set(told.map((at) => at.slice(0, 16))).size;
	return times.map((at) => (at && alike ? at.slice(0, 19) : formatTime(at)));
}

const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A month `YYYY-MM` in words: 2025年6月, Jun 2025. */
export function formatMonth(month: string | null | undefined, locale: Locale): string {
	if (!month) return nothing;
	const [year = '', number = ''] = month.split('-');
	return locale === 'en'
		? `${english[Number(number) - 1] ?? number} ${year}`
		: `${year}年${Number(number)}月`;
}

const oneDay = words('{y}年{m}月{d}日', '{y}年{m}月{d}日', '{d} {m} {y}');
const sameMonth = words('{y}年{m}月{d}–{d2}日', '{y}年{m}月{d}–{d2}日', '{d}–{d2} {m} {y}');
const sameYear = words(
	'{y}年{m}月{d}日–{m2}月{d2}日',
	'{y}年{m}月{d}日–{m2}月{d2}日',
	'{d} {m} – {d2} {m2} {y}'
);

/** Days from … to, both within, as people say them: a whole month by its name, 2025年11月1–21日, 1 Oct – 21 Nov 2025. */
export function formatDays(from: string, to: string, locale: Locale): string {
	const [y, m, d] = from.split('-').map(Number) as [number, number, number];
	const [y2, m2, d2] = to.split('-').map(Number) as [number, number, number];
	const month = (n: number) => (locale === 'en' ? english[n - 1]! : n);
	const fill = { y, m: month(m), d, m2: month(m2), d2 };
	const put = (form: Words) =>
		form[locale].replace(/\{(\w+)\}/g, (_, name: keyof typeof fill) => String(fill[name]));
	const ends = d === 1 && d2 === new Date(Date.UTC(y2, m2, 0)).getUTCDate();
	if (y !== y2)
		return ends
			? `${formatMonth(from.slice(0, 7), locale)}–${formatMonth(to.slice(0, 7), locale)}`
			: `${formatDays(from, from, locale)}–${formatDays(to, to, locale)}`;
	if (from === to) return put(oneDay);
	if (m === m2) return ends ? formatMonth(from.slice(0, 7), locale) : put(sameMonth);
	if (!ends) return put(sameYear);
	return locale === 'en' ? `${month(m)}–${month(m2)} ${y}` : `${y}年${m}–${m2}月`;
}

/** Bytes as people say them: 1.2 MB. */
export function formatBytes(bytes: Maybe): string {
	if (missing(bytes)) return nothing;
	if (bytes < 1024) return `${formatNumber(bytes)} B`;
	if (bytes < 1024 ** 2) return `${formatNumber(bytes / 1024, 1)} KB`;
	if (bytes < 1024 ** 3) return `${formatNumber(bytes / 1024 ** 2, 1)} MB`;
	return `${formatNumber(bytes / 1024 ** 3, 2)} GB`;
}

/** A name in quotation marks. */
export const quoted = (text: string, locale: Locale): string =>
	locale === 'zh-Hant' ? `「${text}」` : `“${text}”`;

/** Items of a list joined as the language does. */
export const joinList = (items: readonly string[], locale: Locale): string =>
	items.join(locale === 'en' ? ', ' : '、');

const weekdays = [
	words('周一', '週一', 'Mon'),
	words('周二', '週二', 'Tue'),
	words('周三', '週三', 'Wed'),
	words('周四', '週四', 'Thu'),
	words('周五', '週五', 'Fri'),
	words('周六', '週六', 'Sat'),
	words('周日', '週日', 'Sun')
];

/** A day of the week, 1 Monday to 7 Sunday. */
export const formatWeekday = (weekday: number, locale: Locale): string =>
	weekdays[weekday - 1]?.[locale] ?? nothing;

const hourOfDay = words('{n}时', '{n}時', '{n}:00–{n}:59');
/** An hour of the day, 0–23. */
export const formatHourOfDay = (hour: number, locale: Locale): string =>
	hourOfDay[locale].replaceAll('{n}', String(hour));
