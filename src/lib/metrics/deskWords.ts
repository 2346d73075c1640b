import { formatDuration } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { DeskSection } from './desk.ts';

/** The parts of today's desk: what each is called, and what is in it. */
export const sectionWords: Readonly<
	Record<DeskSection, { readonly name: Words; readonly is: Words; readonly none: Words }>
> = {
	today: {
		name: words('今日到期', '今日到期', 'Due today'),
		is: words(
			'今天以内到期，最先到期的在前',
			'今天以內到期，最先到期的在前',
			'Runs out before the day ends, the first first'
		),
		none: words('今天没有到期的。', '今天沒有到期的。', 'Nothing runs out today.')
	},
	overdue: {
		name: words('已超时，还没做', '已超時，還沒做', 'Overdue'),
		is: words(
			'未办结、时限已过的；下一项最先到期的在前',
			'未辦結、時限已過的；下一項最先到期的在前',
			'Open, and a limit has run out; what breaks next comes first'
		),
		none: words('没有超时未做的。', '沒有超時未做的。', 'Nothing is overdue.')
	},
	coming: {
		name: words('三天内到期', '三天內到期', 'Coming within three days'),
		is: words(
			'明天起三天内到期，最先到期的在前',
			'明天起三天內到期，最先到期的在前',
			'Runs out in the three days after today, the first first'
		),
		none: words('三天内没有到期的。', '三天內沒有到期的。', 'Nothing runs out within three days.')
	},
	owed: {
		name: words('已办结，后续没做', '已辦結，後續沒做', 'Done, but something is owed'),
		is: words(
			'已办结，但结果反馈、答复、回访或上门还欠着，最近的在前',
			'已辦結，但結果反饋、答覆、回訪或上門還欠著，最近的在前',
			'Done, while feedback, answer, follow-up or visit has not come; the latest first'
		),
		none: words('办结以后的事都做了。', '辦結以後的事都做了。', 'Nothing is owed of what is done.')
	}
};

const left = words('还有{time}', '還有{time}', '{time} left');
const over = words('已超{time}', '已超{time}', '{time} over');
const now = words('就在此刻', '就在此刻', 'right now');

/** How long until a limit runs out, or since it did: 还有2小时, 已超3天. */
export function leftText(seconds: number, locale: Locale): string {
	if (Math.abs(seconds) < 60) return say(now, locale);
	return say(seconds > 0 ? left : over, locale, { time: formatDuration(coarse(Math.abs(seconds)), locale) });
}

/** Nobody needs the minutes of days, nor the seconds of minutes. */
const coarse = (seconds: number): number =>
	seconds >= 3 * 86_400
		? Math.floor(seconds / 86_400) * 86_400
		: seconds >= 3600
			? Math.floor(seconds / 60) * 60
			: seconds - (seconds % 60);
