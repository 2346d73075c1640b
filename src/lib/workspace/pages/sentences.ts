import { verdictWords, ruleWords } from '#lib/charts/signals.ts';
import { formatMonth, formatNumber, formatPercent, formatShareInterval } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { Bounds } from '#lib/metrics/bounds.ts';
import type { ClauseCounts } from '#lib/metrics/clauseTable.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import type { Headline } from '#lib/metrics/headline.ts';
import type { Monthly } from '#lib/metrics/monthly.ts';
import { daysOf } from '#lib/metrics/months.ts';
import { clauseLabels, outcomeWordsOf } from '#lib/rulebook/explain.ts';

const w = {
	month: words(
		'{month}受理 {n} 件，{verdict}',
		'{month}受理 {n} 件，{verdict}',
		'{month}: {n} received, {verdict}'
	),
	span: words(
		'{from}至{to}共受理 {n} 件',
		'{from}至{to}共受理 {n} 件',
		'{n} complaints received from {from} to {to}'
	),
	day: words('{day}受理 {n} 件', '{day}受理 {n} 件', '{n} received on {day}'),
	undated: words(
		'共 {n} 件投诉，台账没有可读的受理时间',
		'共 {n} 件投訴，台賬沒有可讀的受理時間',
		'{n} complaints; the log has no readable time of receipt'
	),
	clause: words(
		'{clause}{outcome}率最高：{rate}（95% 区间 {interval}）',
		'{clause}{outcome}率最高：{rate}（95% 區間 {interval}）',
		'{clause} is {outcome} most often: {rate} (95% interval {interval})'
	),
	noBreach: words(
		'能判断的时限全部达标',
		'能判斷的時限全部達標',
		'every time limit that can be judged was met'
	),
	open: words('未办结 {n} 件', '未辦結 {n} 件', '{n} open'),
	stop: words('。', '。', '.'),
	join: words('；', '；', '; ')
} as const satisfies Record<string, Words>;

export const clauseName = (clause: string, locale: Locale): string => {
	const label = (clauseLabels as Readonly<Record<string, Words>>)[clause];
	return label ? say(label, locale) : clause;
};

/** The clause that is broken most often among those judged at least `least` times; null where none is. */
export function worstClause(clauses: readonly ClauseCounts[], least = 10): ClauseCounts | null {
	const late = clauses.filter((c) => c.breached > 0 && c.met + c.breached >= least);
	return (
		late.sort((a, b) => b.breached / (b.met + b.breached) - a.breached / (a.met + a.breached))[0] ?? null
	);
}

/** What happened, whether it is unusual, and where: the sentence on top of the overview. */
export function headlineSentence(
	{
		headline,
		monthly,
		clauses,
		bounds,
		filter
	}: {
		headline: Headline;
		monthly: Monthly;
		clauses: readonly ClauseCounts[];
		bounds: Bounds;
		filter: Filter;
	},
	locale: Locale
): string {
	const parts: string[] = [];
	const period = filter.month ? daysOf(filter.month) : filter;
	const from = period.from ?? bounds.firstOn ?? '';
	const to = period.to ?? bounds.lastOn ?? '';
	const months = monthly.months.filter(({ month }) => month >= from.slice(0, 7) && month <= to.slice(0, 7));
	const whole = from.endsWith('-01') || !period.from ? months.filter(({ partial }) => !partial) : [];
	const last = whole.at(-1);
	const n = formatNumber(headline.received);
	if (headline.received === 0 && headline.complaints > 0)
		parts.push(say(w.undated, locale, { n: formatNumber(headline.complaints) }));
	else if (months.length > 1 && !period.from && !period.to)
		parts.push(
			say(w.span, locale, {
				from: formatMonth(months[0]?.month, locale),
				to: formatMonth(months.at(-1)?.month, locale),
				n
			})
		);
	else if (from === to && from !== '') parts.push(say(w.day, locale, { day: from, n }));
	else if (months.length !== 1 || !last) parts.push(say(w.span, locale, { from, to, n }));
	if (last && headline.received > 0) {
		const trend = monthly.trends.received;
		const signal = trend.signals.find(({ at }) => at === last.month);
		const verdict = signal
			? ruleWords[signal.rule]
			: verdictWords[trend.verdict === 'signal' ? 'no_special_cause' : trend.verdict];
		parts.push(
			say(w.month, locale, {
				month: formatMonth(last.month, locale),
				n: formatNumber(last.received),
				verdict: say(verdict, locale)
			})
		);
	}
	const worst = worstClause(clauses);
	if (worst) {
		const { low, high } = worst.rate;
		parts.push(
			say(w.clause, locale, {
				clause: clauseName(worst.clause, locale),
				outcome: say(outcomeWordsOf(worst.clause, 'breached'), locale).toLowerCase(),
				rate: formatPercent(worst.breached / (worst.met + worst.breached)),
				interval: formatShareInterval(high === null ? null : 1 - high, low === null ? null : 1 - low)
			})
		);
	} else if (clauses.some((c) => c.met > 0)) parts.push(say(w.noBreach, locale));
	if (headline.open !== null && headline.open > 0)
		parts.push(say(w.open, locale, { n: formatNumber(headline.open) }));
	return parts.join(say(w.join, locale)) + say(w.stop, locale);
}
