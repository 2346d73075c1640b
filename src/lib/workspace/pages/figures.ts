import { signalsOf } from '#lib/charts/signals.ts';
import {
	formatChange,
	formatDays,
	formatHours,
	formatMoney,
	formatMonth,
	formatNumber,
	formatPercent,
	formatShareInterval
} from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { Durations } from '#lib/metrics/durations.ts';
import type { Headline } from '#lib/metrics/headline.ts';
import type { Month, Monthly } from '#lib/metrics/monthly.ts';
import type { Trend } from '#lib/metrics/trend.ts';
import type { Proportion } from '#lib/stats/wilson.ts';
import type { Need } from '#lib/rulebook/needs.ts';
import { remedy } from '#lib/workspace/alive.ts';
import type { PageId } from '#lib/workspace/pages.ts';
import type { Compared } from './compared.ts';

export type FigureName = 'received' | 'valid' | 'completion' | 'handling' | 'satisfaction' | 'fines';

/** One key figure as it is shown: everything in words already. */
export interface Figure {
	readonly name: FigureName;
	readonly label: string;
	/** What it is, with its formula. */
	readonly definition: string;
	readonly value: string;
	/** The 95 % interval; empty where none applies. */
	readonly interval: string;
	/** What it was counted from. */
	readonly n: string;
	/** Against days like these, each named; empty where there are none. */
	readonly changes: readonly string[];
	readonly spark: {
		readonly values: readonly (number | null)[];
		readonly lower: number | null;
		readonly upper: number | null;
		readonly signals: readonly boolean[];
	};
	/** The columns that would bring it to life; null where it is alive. */
	readonly remedy: string | null;
	readonly page: PageId;
}

const w = {
	received: words('受理', '受理', 'Received'),
	receivedIs: words('期间内受理的投诉件数', '期間內受理的投訴件數', 'Complaints received in the period'),
	undated: words('另有 {n} 件无受理时间', '另有 {n} 件無受理時間', '{n} more without a time of receipt'),
	ofAll: words('共 {n} 件', '共 {n} 件', '{n} in all'),
	valid: words('有效投诉率', '有效投訴率', 'Valid share'),
	validIs: words(
		'有效投诉 ÷ 已判定的投诉；未判定的不计入',
		'有效投訴 ÷ 已判定的投訴；未判定的不計入',
		'Valid ÷ judged; undetermined are left out'
	),
	judged: words(
		'{k} / {n} 件已判定，{u} 件未判定',
		'{k} / {n} 件已判定，{u} 件未判定',
		'{k} of {n} judged, {u} undetermined'
	),
	completion: words('办结率', '辦結率', 'Completed'),
	completionIs: words(
		'已办结 ÷ 台账能说明是否办结的投诉',
		'已辦結 ÷ 台賬能說明是否辦結的投訴',
		'Done ÷ complaints of which the log tells whether they are'
	),
	unread: words(
		'处理情况的写法都不认识，请到导入页指定含义',
		'處理情況的寫法都不認識，請到匯入頁指定含義',
		'No status is understood; say what they mean when importing'
	),
	done: words('{k} / {n} 件，未办结 {o} 件', '{k} / {n} 件，未辦結 {o} 件', '{k} of {n}, {o} open'),
	handling: words('处理时长中位数', '處理時長中位數', 'Median handling time'),
	handlingIs: words(
		'受理到完成；未办结的按截止时刻删失（Kaplan–Meier 法），括号内是只算已办结的中位数',
		'受理到完成；未辦結的按截止時刻刪失（Kaplan–Meier 法），括號內是只算已辦結的中位數',
		'Received to completed; open complaints are censored (Kaplan–Meier). In brackets: completed only'
	),
	reply: words('答复时长中位数', '答覆時長中位數', 'Median reply time'),
	replyIs: words(
		'受理到答复；未答复的按截止时刻删失（Kaplan–Meier 法），括号内是只算已答复的中位数',
		'受理到答覆；未答覆的按截止時刻刪失（Kaplan–Meier 法），括號內是只算已答覆的中位數',
		'Received to replied; unanswered are censored (Kaplan–Meier). In brackets: answered only'
	),
	hours: words(
		'{n} 件，其中未完 {c} 件（只算已完：{naive}）',
		'{n} 件，其中未完 {c} 件（只算已完：{naive}）',
		'{n}, {c} of them open (ended only: {naive})'
	),
	satisfaction: words('满意率', '滿意率', 'Satisfied'),
	satisfactionIs: words(
		'满意的答复 ÷ 给出的答复；未答复不算不满意',
		'滿意的答覆 ÷ 給出的答覆；未答覆不算不滿意',
		'Satisfied ÷ answers given; no answer is not “dissatisfied”'
	),
	answers: words(
		'{k} / {n} 份答复，{m} 件无答复',
		'{k} / {n} 份答覆，{m} 件無答覆',
		'{k} of {n} answers, {m} without one'
	),
	fines: words('应扣罚', '應扣罰', 'Fines due'),
	finesIs: words(
		'按制度逐条计算的应扣金额，不含已豁免的，未计封顶',
		'按制度逐條計算的應扣金額，不含已豁免的，未計封頂',
		'Amount due by the regulation, line by line, without what was waived, before the cap'
	),
	lines: words('{n} 笔', '{n} 筆', '{n} lines'),
	against: words('比 {days} {change}', '比 {days} {change}', '{change} on {days}'),
	aged: words(
		'期间未完，较早的投诉办理时间更长，不与以往相比',
		'期間未完，較早的投訴辦理時間更長，不與以往相比',
		'The period is not over: earlier complaints have had longer, so no comparison'
	),
	againstMonth: words(
		'{month}比上月 {change}',
		'{month}比上月 {change}',
		'{month}: {change} on the month before'
	),
	points: words('个百分点', '個百分點', ' points')
} as const satisfies Record<string, Words>;

export interface FigureInput {
	readonly headline: Headline;
	/** What the period in view is compared with, like for like; null where it has no beginning, or nothing is like it. */
	readonly compared: Compared | null;
	readonly monthly: Monthly;
	readonly fields: ReadonlySet<string>;
	/** Whether a period was chosen. */
	readonly hasPeriod: boolean;
}

/** The six key figures of the overview. */
export function figures(
	{ headline, compared, monthly, fields, hasPeriod }: FigureInput,
	locale: Locale
): Figure[] {
	const whole = monthly.months.filter((month) => !month.partial);
	const [last, prior] = [whole.at(-1), whole.at(-2)];
	/** Against days like those in view; where there is no period, the last whole month against the one before it. */
	const changes = (
		now: (h: Headline) => number | null,
		month: (m: Month) => number | null,
		show: (d: number) => string
	): string[] => {
		const a = now(headline);
		if (compared)
			return compared.with.flatMap(({ from, to, headline: other }) => {
				const b = now(other);
				const days = formatDays(from, to, locale);
				return a === null || b === null ? [] : [say(w.against, locale, { days, change: show(a - b) })];
			});
		if (!last || !prior || hasPeriod) return [];
		const [x, y] = [month(last), month(prior)];
		return x === null || y === null
			? []
			: [say(w.againstMonth, locale, { month: shortMonth(last.month, locale), change: show(x - y) })];
	};
	/** What grows with the time since receipt is not like before a period is over. */
	const aged: typeof changes = (...of) => (compared?.cut ? [say(w.aged, locale)] : changes(...of));
	const count = (d: number) => formatChange(d);
	const points = (d: number) => formatChange(d * 100, 1, say(w.points, locale));
	const time = (d: number) => (d > 0 ? '+' : '') + formatHours(d, locale);
	const money = (d: number) => (d > 0 ? '+' : '') + formatMoney(d);
	const share = (p: Proportion) => ({
		value: formatPercent(p.value),
		interval: formatShareInterval(p.low, p.high)
	});
	const plain = (values: readonly (number | null)[]) => ({ values, lower: null, upper: null, signals: [] });
	const byReply = headline.handling.n === 0 && headline.reply.n > 0;
	const times: Durations = byReply ? headline.reply : headline.handling;
	const figure = (
		name: FigureName,
		need: Need | null,
		page: PageId,
		rest: Omit<Figure, 'name' | 'label' | 'remedy' | 'page'>,
		label: Words
	): Figure => ({
		name,
		label: say(label, locale),
		remedy: need === null ? null : remedy(need, fields, locale),
		page,
		...rest
	});

	return [
		figure(
			'received',
			'received',
			'complaints',
			{
				definition: say(w.receivedIs, locale),
				value: formatNumber(headline.complaints),
				interval: '',
				n:
					headline.withoutReceived > 0
						? say(w.undated, locale, { n: formatNumber(headline.withoutReceived) })
						: '',
				changes: changes(
					(h) => h.complaints,
					(m) => m.received,
					count
				),
				spark: sparkOf(monthly.trends.received, locale)
			},
			w.received
		),
		figure(
			'valid',
			'valid',
			'complaints',
			{
				definition: say(w.validIs, locale),
				...share(headline.valid),
				n: say(w.judged, locale, {
					k: formatNumber(headline.valid.numerator),
					n: formatNumber(headline.valid.denominator),
					u: formatNumber(headline.undetermined)
				}),
				changes: changes(
					(h) => h.valid.value,
					(m) => m.valid.value,
					points
				),
				spark: sparkOf(monthly.trends.valid, locale)
			},
			w.valid
		),
		figure(
			'completion',
			'completion',
			'complaints',
			{
				definition: say(w.completionIs, locale),
				...share(headline.completion),
				n: say(headline.completion.denominator === 0 ? w.unread : w.done, locale, {
					k: formatNumber(headline.completion.numerator),
					n: formatNumber(headline.completion.denominator),
					o: formatNumber(headline.open)
				}),
				changes: aged(
					(h) => h.completion.value,
					(m) => (m.received > 0 ? m.completed / m.received : null),
					points
				),
				spark: plain(monthly.months.map((m) => (m.received > 0 ? m.completed / m.received : null)))
			},
			w.completion
		),
		figure(
			'handling',
			'handling',
			'clauses',
			{
				definition: say(byReply ? w.replyIs : w.handlingIs, locale),
				value: formatHours(times.medianHours, locale),
				interval:
					times.low === null || times.high === null
						? ''
						: `${formatHours(times.low, locale)} – ${formatHours(times.high, locale)}`,
				n: say(w.hours, locale, {
					n: formatNumber(times.n),
					c: formatNumber(times.censored),
					naive: formatHours(times.naiveMedianHours, locale)
				}),
				changes: byReply
					? []
					: changes(
							(h) => h.handling.medianHours,
							(m) => m.medianHours,
							time
						),
				spark: byReply ? plain([]) : sparkOf(monthly.trends.medianHours, locale)
			},
			byReply ? w.reply : w.handling
		),
		figure(
			'satisfaction',
			'satisfaction',
			'satisfaction',
			{
				definition: say(w.satisfactionIs, locale),
				...share(headline.satisfaction),
				n: say(w.answers, locale, {
					k: formatNumber(headline.satisfaction.numerator),
					n: formatNumber(headline.satisfaction.answers),
					m: formatNumber(headline.satisfaction.nonResponse)
				}),
				changes: changes(
					(h) => h.satisfaction.value,
					(m) => m.satisfaction.value,
					points
				),
				spark: sparkOf(monthly.trends.satisfaction, locale)
			},
			w.satisfaction
		),
		figure(
			'fines',
			headline.fineLines === 0 ? 'fines' : null,
			'fines',
			{
				definition: say(w.finesIs, locale),
				value: formatMoney(headline.finesFen),
				interval: '',
				n: say(w.lines, locale, { n: formatNumber(headline.fineLines) }),
				changes: aged(
					(h) => h.finesFen,
					(m) => m.finesFen,
					money
				),
				spark: plain(monthly.months.map((m) => m.finesFen))
			},
			w.fines
		)
	];
}

function sparkOf(trend: Trend, locale: Locale): Figure['spark'] {
	const signals = signalsOf(trend, locale);
	const limits = trend.points.findLast((point) => point.upper !== null);
	return {
		values: trend.points.map((point) => point.value),
		lower: limits?.lower ?? null,
		upper: limits?.upper ?? null,
		signals: trend.points.map((point) => signals.has(point.at))
	};
}

const shortMonth = (month: string, locale: Locale) =>
	locale === 'en' ? formatMonth(month, locale) : `${Number(month.slice(5))}月`;
