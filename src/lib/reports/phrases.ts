import { formatMonth, formatNumber, formatPercent, formatShareInterval, joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { Edition } from '#lib/rulebook/index.ts';
import { chartKindWords, ruleWords } from '#lib/charts/signals.ts';
import type { Trend } from '#lib/metrics/trend.ts';
import type { Proportion } from '#lib/stats/wilson.ts';
import type { PaperContext, ReportContext } from './context.ts';
import { inWords, lacking, needs, type Groups, type Need } from '#lib/rulebook/needs.ts';
import { note } from './build.ts';
import type { Note } from './document.ts';

const rate = words(
	'{value}（95% 区间 {interval}，{k}/{n}）',
	'{value}（95% 區間 {interval}，{k}/{n}）',
	'{value} (95% interval {interval}, {k} of {n})'
);
const noRate = words('没有可计算的记录', '沒有可計算的記錄', 'nothing to count from');

/** A share as a paper says it: value, interval, and what it was counted from. */
export function shareText(
	{ value, low, high, numerator, denominator }: Proportion,
	context: PaperContext
): string {
	if (value === null) return context.say(noRate);
	return context.say(rate, {
		value: formatPercent(value),
		interval: formatShareInterval(low, high),
		k: formatNumber(numerator),
		n: formatNumber(denominator)
	});
}

const compared = {
	both: words(
		'上月 {previous}，去年同月 {lastYear}',
		'上月 {previous}，去年同月 {lastYear}',
		'{previous} the month before, {lastYear} a year ago'
	),
	previous: words('上月 {previous}', '上月 {previous}', '{previous} the month before'),
	lastYear: words('去年同月 {lastYear}', '去年同月 {lastYear}', '{lastYear} a year ago')
};

/** Earlier values beside today's, as a statement and not as a change; empty where there are none. */
export function comparison(previous: string | null, lastYear: string | null, context: PaperContext): string {
	if (previous !== null && lastYear !== null) return context.say(compared.both, { previous, lastYear });
	if (previous !== null) return context.say(compared.previous, { previous });
	return lastYear === null ? '' : context.say(compared.lastYear, { lastYear });
}

const trendWords = {
	early: words(
		'完整月份只有 {n} 个，不足 12 个，尚不能判断升降，前后月份的差别只作列示。',
		'完整月份只有 {n} 個，不足 12 個，尚不能判斷升降，前後月份的差別只作列示。',
		'There are only {n} whole months, fewer than 12: too early to say whether anything rose or fell; differences between months are listed, no more.'
	),
	partial: words(
		'本月数据尚不完整，不参与升降判断。',
		'本月資料尚不完整，不參與升降判斷。',
		'The data do not cover the whole month, so it is not judged.'
	),
	noSpecialCause: words(
		'{what}在正常波动范围内（{chart}，中心线 {centre}，控制限 {lower}–{upper}，{n} 个月）。',
		'{what}在正常波動範圍內（{chart}，中心線 {centre}，控制限 {lower}–{upper}，{n} 個月）。',
		'{what}: no special cause ({chart}, centre {centre}, limits {lower}–{upper}, {n} months).'
	),
	signal: words(
		'{what}出现异常信号：{side}{rules}（{chart}，中心线 {centre}，控制限 {lower}–{upper}，{n} 个月）。',
		'{what}出現異常訊號：{side}{rules}（{chart}，中心線 {centre}，控制限 {lower}–{upper}，{n} 個月）。',
		'{what} gives a signal: {side}{rules} ({chart}, centre {centre}, limits {lower}–{upper}, {n} months).'
	),
	above: words('高于中心线，', '高於中心線，', 'above the centre; '),
	below: words('低于中心线，', '低於中心線，', 'below the centre; '),
	none: words('{what}没有可比较的月份。', '{what}沒有可比較的月份。', '{what}: no months to compare.')
};

/**
 * What may be said of a month in a control chart: a signal with its rule, no special cause, or that it is too early.
 * The words "rose" and "fell" are never used without a signal.
 */
export function trendText(
	what: string,
	trend: Trend,
	context: ReportContext,
	format: (value: number | null) => string
): string {
	const point = trend.points.find(({ at }) => at === context.month);
	if (trend.verdict === 'too_early') return context.say(trendWords.early, { n: trend.n });
	if (point?.partial) return context.say(trendWords.partial);
	if (!point || point.value === null || point.centre === null) return context.say(trendWords.none, { what });
	const fill = {
		what,
		chart: context.say(chartKindWords[trend.kind]),
		centre: format(point.centre),
		lower: format(point.lower),
		upper: format(point.upper),
		n: trend.n
	};
	const rules = trend.signals
		.filter(({ at }) => at === context.month)
		.map(({ rule }) => context.say(ruleWords[rule]));
	if (rules.length === 0) return context.say(trendWords.noSpecialCause, fill);
	const side = context.say(point.value >= point.centre ? trendWords.above : trendWords.below);
	return context.say(trendWords.signal, { ...fill, side, rules: joinList(rules, context.locale) });
}

const lacks = words(
	'台账没有{columns}列，{what}无法统计；补上后重新导入即可。',
	'台賬沒有{columns}欄，{what}無法統計；補上後重新匯入即可。',
	'The log has no column for {columns}, so {what} cannot be counted; add it and import again.'
);
/** Groups of columns in words: of each one is enough. */
export const columnsText = (groups: Groups, context: PaperContext): string =>
	joinList(inWords(groups, context.locale), context.locale);

/** A note that names the columns which would fill a section; those that the log has are left out. */
export function missingNote(what: string, wanted: readonly Need[], context: PaperContext): Note {
	const groups = wanted.flatMap((need) => lacking(needs[need], context.present));
	return note(context.say(lacks, { columns: columnsText(groups, context), what }), 'missing');
}

/** Whether the logs have what this needs. */
export const has = (context: PaperContext, need: Need): boolean =>
	lacking(needs[need], context.present).length === 0;

export const monthText = (month: string, context: PaperContext): string => formatMonth(month, context.locale);

const numberedArticle = words('第 {n} 条　{title}', '第 {n} 條　{title}', 'Article {n}: {title}');
const namedArticle = words('{n}　{title}', '{n}　{title}', '{n}: {title}');

/** An article as papers name it; one without a number goes by the name of its source. */
export function articleTitle(article: string | null, edition: Edition, locale: Locale): string {
	const found = edition.articles.find((each) => each.article === article);
	const label = /^\d/.test(article ?? '') ? numberedArticle : namedArticle;
	return say(label, locale, { n: article ?? '', title: found ? say(found.title, locale) : '' }).trim();
}

/** English sentences are parted by a space. */
export const gap = ({ locale }: PaperContext): string => (locale === 'en' ? ' ' : '');
