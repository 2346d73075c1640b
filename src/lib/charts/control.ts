import { formatNumber, formatShareInterval } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { markLine, type ControlMark } from './controlMarks.ts';
import { formatMeasure, formatOnAxis, pointName, type Measure } from './measure.ts';
import { base, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import type { ChartContext } from './theme.ts';

/** One point of a control chart. Limits are null where there are too few points to draw any. */
export interface ControlPoint {
	/** 'YYYY-MM' of a month, 'YYYY-MM-DD' of an event. */
	readonly at: string;
	readonly value: number | null;
	readonly centre?: number | null;
	readonly lower?: number | null;
	readonly upper?: number | null;
	/** 95 % interval of the value itself. */
	readonly low?: number | null;
	readonly high?: number | null;
	readonly n?: number | null;
	/** The rule that holds at this point, in words. */
	readonly signal?: string | null;
	/** The log does not cover the whole month, or the event has not happened yet. */
	readonly partial?: boolean;
	/** Which baseline holds here, from 0: lines break between baselines. */
	readonly phase?: number;
	/** What was noted on its days. */
	readonly notes?: readonly string[];
}

const labels = {
	value: words('数值', '數值', 'Value'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	n: words('样本数', '樣本數', 'n'),
	centre: words('中心线', '中心線', 'Centre'),
	limits: words('控制限', '控制限', 'Limits'),
	partial: words('尚不完整', '尚不完整', 'Not complete yet')
};

/** Points as a line between the control limits of their phase; signals are marked and named, incomplete points hollow, notes and phases lines across. */
export function control(
	points: readonly ControlPoint[],
	measure: Measure,
	{ locale, theme }: ChartContext,
	marks: readonly ControlMark[] = []
): ChartOption {
	const show = (value: number | null | undefined) => formatMeasure(value, measure, locale);
	/** Long series keep their line readable: smaller marks, no numbers on them. */
	const dense = points.length > 36;
	const there = (value: number | null | undefined) => value !== undefined && value !== null;
	const hasLimits = points.some(({ upper, centre }) => there(upper) || there(centre));
	const highest = Math.max(...points.flatMap(({ value, upper }) => [value ?? 0, upper ?? 0]));
	const phases = [...new Set(points.map(({ phase }) => phase ?? 0))];
	const limit = (
		pick: (point: ControlPoint) => number | null | undefined,
		dashed: boolean,
		name: string,
		phase: number
	) => ({
		name,
		type: 'line',
		step: 'middle',
		symbol: 'none',
		silent: true,
		data: points.map((point) => ((point.phase ?? 0) === phase ? (pick(point) ?? null) : null)),
		lineStyle: { color: theme.muted, width: 1, type: dashed ? 'dashed' : 'solid' },
		endLabel: {
			show: phase === phases.at(-1),
			color: theme.muted,
			fontSize: 12,
			formatter: (p: { value: unknown }) => show(p.value as number)
		},
		labelLayout: { moveOverlap: 'shiftY' },
		tooltip: { show: false }
	});
	return {
		...base({ locale, theme }),
		grid: {
			left: 8,
			right: hasLimits ? (measure === 'hours' || measure === 'days' ? 88 : 56) : 16,
			top: 32,
			bottom: 8,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel'
		},
		xAxis: nameAxis(
			points.map((point) => pointName(point.at, locale)),
			theme
		),
		yAxis: {
			...valueAxis(theme, (value) => formatOnAxis(value, measure, locale)),
			// no half complaints
			...(measure === 'count' && { minInterval: 1 }),
			// a whole is all there can be
			...(measure === 'percent' && highest > 0.8 && highest <= 1 && { max: 1 })
		},
		series: [
			...(hasLimits
				? phases.flatMap((phase) => [
						limit((point) => point.centre, false, labels.centre[locale], phase),
						limit((point) => point.upper, true, labels.limits[locale], phase),
						limit((point) => point.lower, true, labels.limits[locale], phase)
					])
				: []),
			{
				name: labels.value[locale],
				type: 'line',
				z: 5,
				// every point keeps its mark: a signal must not vanish where there are many
				showAllSymbol: true,
				lineStyle: { color: theme.accent, width: dense ? 1 : 2 },
				markLine: markLine(points, marks, theme),
				tooltip: { formatter: (p: { dataIndex: number }) => tipOf(points[p.dataIndex], show, locale) },
				data: points.map((point) => ({
					key: point.at.slice(0, 10),
					value: point.value,
					symbol: point.signal ? 'diamond' : 'circle',
					symbolSize: point.signal ? (dense ? 10 : 14) : dense ? 4 : 8,
					itemStyle: {
						color: point.partial ? theme.surface : point.signal ? theme.signal : theme.accent,
						borderColor: point.signal ? theme.signal : theme.accent,
						borderWidth: dense ? 1 : 2
					},
					label: {
						show: !dense && point.signal !== undefined && point.signal !== null,
						formatter: show(point.value),
						color: theme.signal,
						fontWeight: 'bold'
					}
				})),
				labelLayout: { hideOverlap: true }
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
	const foot = [point.signal ?? '', point.partial ? say(labels.partial, locale) : '', ...(point.notes ?? [])]
		.filter(Boolean)
		.join(' · ');
	return tip(pointName(point.at, locale), lines, foot);
}
