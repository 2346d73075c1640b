import {
	formatHours,
	formatMoney,
	formatMonth,
	formatNumber,
	formatPercent,
	formatShareInterval
} from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { base, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import type { ChartContext } from './theme.ts';

/** One month of a control chart. Limits are null where there are too few months to draw any. */
export interface ControlPoint {
	readonly month: string;
	readonly value: number | null;
	readonly centre?: number | null;
	readonly lower?: number | null;
	readonly upper?: number | null;
	/** 95 % interval of the value itself. */
	readonly low?: number | null;
	readonly high?: number | null;
	readonly n?: number | null;
	/** The rule that this month breaks, in words. */
	readonly signal?: string | null;
	/** The log does not cover the whole month. */
	readonly partial?: boolean;
}

export type Measure = 'count' | 'percent' | 'hours' | 'money';

const labels = {
	value: words('数值', '數值', 'Value'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	n: words('样本数', '樣本數', 'n'),
	centre: words('中心线', '中心線', 'Centre'),
	limits: words('控制限', '控制限', 'Limits'),
	partial: words('本月数据不完整', '本月資料不完整', 'The month is not complete')
};

/** A value of this measure as people read it. */
export function formatMeasure(value: number | null | undefined, measure: Measure, locale: Locale): string {
	if (measure === 'percent') return formatPercent(value);
	if (measure === 'hours') return formatHours(value, locale);
	if (measure === 'money') return formatMoney(value);
	return formatNumber(value, value !== null && value !== undefined && !Number.isInteger(value) ? 1 : 0);
}

/** Months as a line between its control limits; signals are marked and named, partial months hollow. */
export function control(
	points: readonly ControlPoint[],
	measure: Measure,
	{ locale, theme }: ChartContext
): ChartOption {
	const show = (value: number | null | undefined) => formatMeasure(value, measure, locale);
	/** Long series keep their line readable: smaller marks, no numbers on them. */
	const dense = points.length > 36;
	const hasLimits = points.some((point) => point.upper !== null && point.upper !== undefined);
	const limit = (
		pick: (point: ControlPoint) => number | null | undefined,
		dashed: boolean,
		name: string
	) => ({
		name,
		type: 'line',
		step: 'middle',
		symbol: 'none',
		silent: true,
		data: points.map((point) => pick(point) ?? null),
		lineStyle: { color: theme.muted, width: 1, type: dashed ? 'dashed' : 'solid' },
		endLabel: {
			show: true,
			color: theme.muted,
			fontSize: 12,
			formatter: (p: { value: unknown }) => show(p.value as number)
		},
		tooltip: { show: false }
	});
	return {
		...base({ locale, theme }),
		grid: {
			left: 8,
			right: hasLimits ? 56 : 16,
			top: 32,
			bottom: 8,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel'
		},
		xAxis: nameAxis(
			points.map((point) => formatMonth(point.month, locale)),
			theme
		),
		yAxis: valueAxis(theme, (value) => (measure === 'hours' ? formatNumber(value) : show(value))),
		series: [
			...(hasLimits
				? [
						limit((point) => point.centre, false, labels.centre[locale]),
						limit((point) => point.upper, true, labels.limits[locale]),
						limit((point) => point.lower, true, labels.limits[locale])
					]
				: []),
			{
				name: labels.value[locale],
				type: 'line',
				z: 5,
				// every month keeps its mark: a signal must not vanish where there are many
				showAllSymbol: true,
				lineStyle: { color: theme.accent, width: 2 },
				tooltip: { formatter: (p: { dataIndex: number }) => tipOf(points[p.dataIndex], show, locale) },
				data: points.map((point) => ({
					key: point.month,
					value: point.value,
					symbol: point.signal ? 'diamond' : 'circle',
					symbolSize: point.signal ? 14 : points.length > 36 ? 4 : 8,
					itemStyle: {
						color: point.partial ? theme.surface : point.signal ? theme.signal : theme.accent,
						borderColor: point.signal ? theme.signal : theme.accent,
						borderWidth: dense ? 1 : 2
					},
					label: {
						show: points.length <= 36 && point.signal !== undefined && point.signal !== null,
						formatter: show(point.value),
						color: theme.signal,
						fontWeight: 'bold'
					}
				}))
			}
		]
	};
}

function tipOf(
	point: ControlPoint | undefined,
	show: (value: number | null | undefined) => string,
	locale: Locale
): string {
	if (!point) return '';
	const lines: [string, string][] = [[labels.value[locale], show(point.value)]];
	const interval = formatShareInterval(point.low, point.high);
	if (interval) lines.push([labels.interval[locale], interval]);
	if (point.n !== undefined && point.n !== null) lines.push([labels.n[locale], formatNumber(point.n)]);
	if (point.centre !== undefined && point.centre !== null)
		lines.push([labels.centre[locale], show(point.centre)]);
	if (point.upper !== undefined && point.upper !== null)
		lines.push([labels.limits[locale], `${show(point.lower)} – ${show(point.upper)}`]);
	const foot = [point.signal ?? '', point.partial ? say(labels.partial, locale) : '']
		.filter(Boolean)
		.join(' · ');
	return tip(formatMonth(point.month, locale), lines, foot);
}
