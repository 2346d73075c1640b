import { words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { Trend } from '#lib/metrics/trend.ts';
import type { NelsonRule } from '#lib/stats/nelson.ts';
import type { ControlPoint } from './control.ts';

/** What each run rule says about a point. */
export const ruleWords: Readonly<Record<NelsonRule, Words>> = {
	1: words('超出控制限', '超出控制限', 'Beyond the control limits'),
	2: words('连续九点在中心线同一侧', '連續九點在中心線同一側', 'Nine in a row on one side of the centre'),
	3: words('连续六点单向变化', '連續六點單向變化', 'Six in a row in one direction'),
	4: words('连续十四点上下交替', '連續十四點上下交替', 'Fourteen in a row up and down by turns'),
	5: words(
		'三点中有两点同侧超出两倍标准差',
		'三點中有兩點同側超出兩倍標準差',
		'Two of three beyond two sigma on one side'
	),
	6: words(
		'五点中有四点同侧超出一倍标准差',
		'五點中有四點同側超出一倍標準差',
		'Four of five beyond one sigma on one side'
	),
	7: words('连续十五点都在一倍标准差内', '連續十五點都在一倍標準差內', 'Fifteen in a row within one sigma'),
	8: words(
		'连续八点都在一倍标准差外',
		'連續八點都在一倍標準差外',
		'Eight in a row with none within one sigma'
	)
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
	u: words('u 图', 'u 圖', 'u-chart'),
	laneyU: words('u′ 图（Laney）', 'u′ 圖（Laney）', 'Laney u′ chart'),
	xmr: words('单值移动极差图', '單值移動極差圖', 'XmR chart'),
	p: words('p 图', 'p 圖', 'p-chart'),
	laney: words('p′ 图（Laney）', 'p′ 圖（Laney）', 'Laney p′ chart'),
	g: words('g 图', 'g 圖', 'g chart'),
	t: words('t 图', 't 圖', 't chart')
};

/** The rules broken at each point, in words. */
export function signalsOf(trend: Trend, locale: Locale): ReadonlyMap<string, string> {
	const byPoint = new Map<string, string>();
	for (const { at, rule } of trend.signals) {
		const before = byPoint.get(at);
		const now = ruleWords[rule][locale];
		byPoint.set(at, before ? `${before}${locale === 'en' ? '; ' : '；'}${now}` : now);
	}
	return byPoint;
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
		signal: signals.get(point.at) ?? null,
		...more(at)
	}));
}
