import { locales, say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { statutoryYears } from './calendar/statutory.ts';
import { weekdays, type Calendar, type Hours, type Weekday } from './shapes/calendar.ts';
import type { Clause, Edition } from './shape.ts';

export const weekdayWords: Readonly<Record<Weekday, Words>> = {
	monday: words('周一', '週一', 'Monday'),
	tuesday: words('周二', '週二', 'Tuesday'),
	wednesday: words('周三', '週三', 'Wednesday'),
	thursday: words('周四', '週四', 'Thursday'),
	friday: words('周五', '週五', 'Friday'),
	saturday: words('周六', '週六', 'Saturday'),
	sunday: words('周日', '週日', 'Sunday')
};

export const dayKindWords: Readonly<Record<'off' | 'work', Words>> = {
	off: words('休息', '休息', 'closed'),
	work: words('上班', '上班', 'open')
};

/** The years that the statutory calendar knows. */
export const statutoryUntil: Words = words(
	`法定节假日收录 ${statutoryYears.first} 年至 ${statutoryYears.last} 年`,
	`法定節假日收錄 ${statutoryYears.first} 年至 ${statutoryYears.last} 年`,
	`statutory calendar from ${statutoryYears.first} until ${statutoryYears.last}`
);

const w = {
	to: words('{first}至{last}', '{first}至{last}', '{first} to {last}'),
	and: words('、', '、', ', '),
	then: words('；', '；', '; '),
	day: words('{days} {hours}', '{days} {hours}', '{days} {hours}'),
	makeUp: words('调休上班日 {hours}', '調休上班日 {hours}', 'make-up working days {hours}'),
	statutory: words(
		'按中国内地法定节假日和调休（{years}）',
		'按中國內地法定節假日和調休（{years}）',
		'with the statutory holidays and make-up working days of mainland China ({years})'
	),
	special: words('另有 {n} 个特殊日', '另有 {n} 個特殊日', '{n} special days'),
	imported: words('套用导入的日历', '套用匯入的日曆', 'with the imported calendar'),
	counted: words(
		'按工作时间计（{calendar}）',
		'按工作時間計（{calendar}）',
		'counted in working time ({calendar})'
	),
	countedDays: words(
		'按工作日计（{calendar}）',
		'按工作日計（{calendar}）',
		'counted in working days ({calendar})'
	),
	pauses: words('暂停期间不计', '暫停期間不計', 'time paused does not count')
};

const inLocales = (make: (locale: Locale) => string): Words =>
	Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as unknown as Words;

/** '08:30–12:00、13:30–17:30', or that it is closed. */
export const hoursText = (hours: Hours, locale: Locale): string =>
	hours.length === 0
		? say(dayKindWords.off, locale)
		: hours.map(({ from, to }) => `${from}–${to}`).join(say(w.and, locale));

/** Weekdays that follow one another with the same hours, and those hours. */
export function weekGroups({ week }: Pick<Calendar, 'week'>): readonly { days: Weekday[]; hours: Hours }[] {
	const groups: { days: Weekday[]; hours: Hours }[] = [];
	for (const day of weekdays) {
		const last = groups.at(-1);
		if (last && JSON.stringify(last.hours) === JSON.stringify(week[day])) last.days.push(day);
		else groups.push({ days: [day], hours: week[day] });
	}
	return groups;
}

function daysText(days: readonly Weekday[], locale: Locale): string {
	const [first, last] = [days[0]!, days.at(-1)!].map((day) => say(weekdayWords[day], locale)) as [
		string,
		string
	];
	return days.length > 2
		? say(w.to, locale, { first, last })
		: days.map((day) => say(weekdayWords[day], locale)).join(say(w.and, locale));
}

/** A calendar in one sentence: its week, its make-up days, what holidays it follows and until when they are known. */
export const calendarWords = (calendar: Calendar): Words =>
	inLocales((locale) => {
		const { makeUp, holidays, days, imported } = calendar;
		const years = say(statutoryUntil, locale);
		return [
			...weekGroups(calendar).map(({ days, hours }) =>
				say(w.day, locale, { days: daysText(days, locale), hours: hoursText(hours, locale) })
			),
			...(makeUp ? [say(w.makeUp, locale, { hours: hoursText(makeUp, locale) })] : []),
			...(holidays === 'mainland-china' ? [say(w.statutory, locale, { years })] : []),
			...(days.length > 0 ? [say(w.special, locale, { n: String(days.length) })] : []),
			...(imported ? [say(w.imported, locale)] : [])
		].join(say(w.then, locale));
	});

const dayKinds: readonly Clause['kind'][] = ['same_day', 'days_after', 'notice_return', 'daily_review'];

/** How a clause counts its time, where it is not the plain wall clock; null where it is. */
export function countingWords(clause: Clause, edition: Edition): Words | null {
	const id = 'calendar' in clause ? clause.calendar : undefined;
	const calendar = edition.calendars.find((c) => c.id === id);
	const pauses = 'pauses' in clause && clause.pauses === true;
	if (!calendar && !pauses) return null;
	const counted = dayKinds.includes(clause.kind) ? w.countedDays : w.counted;
	return inLocales((locale) =>
		[
			...(calendar ? [say(counted, locale, { calendar: say(calendar.title, locale) })] : []),
			...(pauses ? [say(w.pauses, locale)] : [])
		].join(say(w.then, locale))
	);
}
