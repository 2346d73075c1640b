import { words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { Trend } from '#lib/metrics/trend.ts';
import type { NelsonRule } from '#lib/stats/nelson.ts';
import type { ControlPoint } from './control.ts';

/** What each run rule says about a month. */
export const ruleWords: Readonly<Record<NelsonRule, Words>> = {
	1: words('超出控制限', '超出控制限', 'Beyond the control limits'),
	2: words('连续九个月在中心线同一侧', '連續九個月在中心線同一側', 'Nine in a row on one side of the centre'),
	3: words('连续六个月单向变化', '連續六個月單向變化', 'Six in a row in one direction'),
	4: words('连续十四个月上下交替', '連續十四個月上下交替', 'Fourteen in a row up and down by turns')
};

export const verdictWords: Readonly<Record<Trend['verdict'], Words>> = {
	too_early: words(
		'整月不足 12 个，尚不能判断是否异常',
		'整月不足 12 個，尚不能判斷是否異常',
		'fewer than 12 whole months: too early to tell'
	),
	no_special_cause: words('在正常波动内', '在正常波動內', 'no special cause'),
	signal: words('出现异常信号', '出現異常訊號', 'a signal of special cause')
};

/** How the limits were drawn, for the definition under a chart. */
export const chartKindWords: Readonly<Record<Trend['kind'], Words>> = {
	c: words('c 图', 'c 圖', 'c-chart'),
	xmr: words('单值移动极差图', '單值移動極差圖', 'XmR chart'),
	p: words('p 图', 'p 圖', 'p-chart'),
	laney: words('p′ 图（Laney）', 'p′ 圖（Laney）', 'Laney p′ chart')
};

/** The rules broken by each month, in words. */
export function signalsOf(trend: Trend, locale: Locale): ReadonlyMap<string, string> {
	const byMonth = new Map<string, string>();
	for (const { month, rule } of trend.signals) {
		const before = byMonth.get(month);
		const now = ruleWords[rule][locale];
		byMonth.set(month, before ? `${before}；${now}` : now);
	}
	return byMonth;
}

/** A trend as points of a control chart; `more` adds what is known of a month. */
export function trendPoints(
	trend: Trend,
	locale: Locale,
	more: (at: number) => Partial<ControlPoint> = () => ({})
): ControlPoint[] {
	const signals = signalsOf(trend, locale);
	return trend.points.map((point, at) => ({
		...point,
		signal: signals.get(point.month) ?? null,
		...more(at)
	}));
}
