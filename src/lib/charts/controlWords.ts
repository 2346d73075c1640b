import { formatNumber } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { Trend, TrendPoint } from '#lib/metrics/trend.ts';
import { formatMeasure, pointName, type Measure } from './measure.ts';
import { chartKindWords, signalsOf } from './signals.ts';

const w = {
	early: words(
		'{name}（整月不足 12 个，暂不画控制限）',
		'{name}（整月不足 12 個，暫不畫控制限）',
		'{name} (fewer than 12 whole months: no limits yet)'
	),
	fewEvents: words(
		'{name}（不足 12 个间隔，暂不画控制限）',
		'{name}（不足 12 個間隔，暫不畫控制限）',
		'{name} (fewer than 12 gaps: no limits yet)'
	),
	earlyPhase: words(
		'{name}自{from}起按新基线，还不足 12 个点',
		'{name}自{from}起按新基線，還不足 12 個點',
		'{name}: new baseline from {from}, fewer than 12 points yet'
	),
	calm: words('{name}在正常波动内', '{name}在正常波動內', '{name}: no special cause'),
	alarm: words('{name}在{at}出现异常：{rule}', '{name}在{at}出現異常：{rule}', '{name}: {rule} in {at}'),
	doWait: words(
		'现有 {n} 个点，不足 12 个，还不能判断；先不要对单点的涨跌作出反应。',
		'現有 {n} 個點，不足 12 個，還不能判斷；先不要對單點的漲跌作出反應。',
		'{n} points, fewer than 12: too early to tell, and no reason yet to react to a single one.'
	),
	doNothing: words(
		'无特殊原因：不要对单月涨跌作出反应。想要不同的水平，须改变做法本身。',
		'無特殊原因：不要對單月漲跌作出反應。想要不同的水平，須改變做法本身。',
		'No special cause: do not react to single months. A different level takes a different way of working.'
	),
	doNothingGaps: words(
		'无特殊原因：不要对单次间隔的长短作出反应。想要间隔变长，须改变做法本身。',
		'無特殊原因：不要對單次間隔的長短作出反應。想要間隔變長，須改變做法本身。',
		'No special cause: do not react to a single gap. Longer gaps take a different way of working.'
	),
	doLook: words(
		'有特殊原因：{where}{side}，不像偶然。请查明当时有什么不同，并写成备注；没有信号的点不必解释。',
		'有特殊原因：{where}{side}，不像偶然。請查明當時有什麼不同，並寫成備註；沒有訊號的點不必解釋。',
		'Special cause: {where} {side}, unlike chance. Find out what was different then and note it; points without a signal need no explanation.'
	),
	above: words('高于中心线', '高於中心線', 'is above the centre'),
	below: words('低于中心线', '低於中心線', 'is below the centre'),
	at: words('异常', '異常', 'out of the ordinary'),
	since: words(
		'现基线自{from}起（第 {no} 段）。',
		'現基線自{from}起（第 {no} 段）。',
		'The present baseline, no. {no}, begins in {from}.'
	),
	chart: words(
		'{kind}：中心线 {centre}，控制限 {lower}–{upper}，{n} 个点。',
		'{kind}：中心線 {centre}，控制限 {lower}–{upper}，{n} 個點。',
		'{kind}: centre {centre}, limits {lower}–{upper}, {n} points.'
	),
	widened: words(
		'各点的差别大于偶然（离散检验 χ² = {x}，自由度 {df}，p {p}），是偶然波动的 {z} 倍，控制限已按此放宽。',
		'各點的差別大於偶然（離散檢定 χ² = {x}，自由度 {df}，p {p}），是偶然波動的 {z} 倍，控制限已按此放寬。',
		'Points differ by more than chance (dispersion test χ² = {x}, df {df}, p {p}), {z} times as much; the limits are widened by that.'
	),
	byChance: words(
		'各点的差别不大于偶然（离散检验 χ² = {x}，自由度 {df}，p {p}），控制限不放宽。',
		'各點的差別不大於偶然（離散檢定 χ² = {x}，自由度 {df}，p {p}），控制限不放寬。',
		'Points differ by no more than chance (dispersion test χ² = {x}, df {df}, p {p}); the limits are not widened.'
	),
	shifted: words(
		'整体的差别大于偶然（离散检验 χ² = {x}，自由度 {df}，p {p}），但相邻两点之间不是（σz = {z}）：像是水平变了，控制限不放宽。',
		'整體的差別大於偶然（離散檢定 χ² = {x}，自由度 {df}，p {p}），但相鄰兩點之間不是（σz = {z}）：像是水平變了，控制限不放寬。',
		'All in all points differ by more than chance (dispersion test χ² = {x}, df {df}, p {p}), neighbours do not (σz = {z}): the level seems to have moved, and the limits are not widened.'
	),
	values: words(
		'控制限来自相邻两点之差。',
		'控制限來自相鄰兩點之差。',
		'The limits come from the differences between neighbours.'
	),
	days: words(
		'间隔按 t^(1/3.6) 换算后判断，间隔变长是好事。',
		'間隔按 t^(1/3.6) 換算後判斷，間隔變長是好事。',
		'Judged on the scale t^(1/3.6); longer gaps are better.'
	),
	cases: words(
		'两次之间的件数按几何分布判断，件数变多是好事。',
		'兩次之間的件數按幾何分佈判斷，件數變多是好事。',
		'Judged by the geometric distribution; more cases between are better.'
	),
	rules: words(
		'判断规则：尼尔森规则 {rules}。',
		'判斷規則：尼爾森規則 {rules}。',
		'Rules asked: Nelson {rules}.'
	)
};

const isGaps = (trend: Trend) => trend.series.of === 'days' || trend.series.of === 'cases';

/** The signals of the present phase, and the last of them. */
function latestSignal(trend: Trend, locale: Locale): { at: string; rule: string; point: TrendPoint } | null {
	if (trend.verdict !== 'signal') return null;
	const [at, rule] = [...signalsOf(trend, locale)].at(-1)!;
	return { at, rule, point: trend.points.find((point) => point.at === at)! };
}

/** What the chart shows, as the title of its card. */
export function controlFinding(trend: Trend, name: string, locale: Locale): string {
	const from = pointName(trend.phases.at(-1)?.from ?? '', locale);
	if (trend.verdict === 'too_early')
		return say(trend.phases.length > 1 ? w.earlyPhase : isGaps(trend) ? w.fewEvents : w.early, locale, {
			name,
			from
		});
	const latest = latestSignal(trend, locale);
	return latest
		? say(w.alarm, locale, { name, at: pointName(latest.at, locale), rule: latest.rule })
		: say(w.calm, locale, { name });
}

/** What may be concluded, and done. */
export function controlConclusion(trend: Trend, locale: Locale): string {
	if (trend.verdict === 'too_early') return say(w.doWait, locale, { n: formatNumber(trend.n) });
	const latest = latestSignal(trend, locale);
	if (!latest) return say(isGaps(trend) ? w.doNothingGaps : w.doNothing, locale);
	const { value, centre } = latest.point;
	const side =
		value === null || centre === null || value === centre ? w.at : value > centre ? w.above : w.below;
	return say(w.doLook, locale, { where: pointName(latest.at, locale), side: say(side, locale) });
}

/** Which chart it is, its limits, and what was tested. */
export function controlTested(trend: Trend, measure: Measure, locale: Locale): string {
	const parts: string[] = [];
	const show = (value: number | null | undefined) => formatMeasure(value, measure, locale);
	const limits = trend.points.findLast(({ upper }) => upper !== null);
	if (trend.phases.length > 1)
		parts.push(
			say(w.since, locale, {
				from: pointName(trend.phases.at(-1)!.from, locale),
				no: trend.phases.length
			})
		);
	if (trend.verdict !== 'too_early' && limits)
		parts.push(
			say(w.chart, locale, {
				kind: say(chartKindWords[trend.kind], locale),
				centre: show(limits.centre),
				lower: show(limits.lower),
				upper: show(limits.upper),
				n: formatNumber(trend.n)
			})
		);
	if (trend.verdict !== 'too_early') {
		if (trend.tested) {
			const { statistic, df, p, sigmaZ, over } = trend.tested;
			parts.push(
				say(over ? w.widened : p < 0.05 ? w.shifted : w.byChance, locale, {
					x: formatNumber(statistic, 1),
					df: formatNumber(df),
					p: p < 0.001 ? '< 0.001' : `= ${formatNumber(p, 3)}`,
					z: formatNumber(sigmaZ, 2)
				})
			);
		} else
			parts.push(
				say(
					{ days: w.days, cases: w.cases, values: w.values }[trend.series.of as 'days' | 'cases' | 'values'],
					locale
				)
			);
		parts.push(say(w.rules, locale, { rules: ruleSpan(trend.rules) }));
	}
	return parts.join(locale === 'en' ? ' ' : '');
}

/** 1–4, or 1–4, 6. */
function ruleSpan(rules: readonly number[]): string {
	const runs: number[][] = [];
	for (const rule of rules.toSorted((a, b) => a - b)) {
		if (runs.at(-1)?.at(-1) === rule - 1) runs.at(-1)!.push(rule);
		else runs.push([rule]);
	}
	return runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`)).join(', ');
}
