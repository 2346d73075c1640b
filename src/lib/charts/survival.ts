import { formatDuration, formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { base, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import type { ChartContext, ChartTheme } from './theme.ts';

/** One curve: times in minutes, shares still under way from then on, with their 95 % interval. */
export interface SurvivalCurve {
	readonly key: string;
	readonly label: string;
	readonly n: number;
	readonly rest: boolean;
	readonly medianMinutes: number | null;
	readonly steps: readonly {
		readonly time: number;
		readonly survival: number;
		readonly low: number | null;
		readonly high: number | null;
	}[];
}

const labels = {
	under: words('仍未结束', '仍未結束', 'Still under way'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	median: words('中位数', '中位數', 'Median'),
	half: words('一半', '一半', 'Half'),
	n: words('样本数', '樣本數', 'n')
};

const dashes = ['solid', [8, 3], [3, 3], [10, 3, 3, 3]] as const;

/** How the curve at this place is drawn: colour, dash and number together tell it from the others. */
export function curveStyle(
	at: number,
	rest: boolean,
	theme: ChartTheme
): { color: string; dash: readonly number[] | 'solid' } {
	return rest
		? { color: theme.muted, dash: [2, 3] }
		: { color: theme.series[at % theme.series.length]!, dash: dashes[at % dashes.length]! };
}

/** Bands of more curves than this would hide one another. */
const mostBands = 3;

/** Shares still under way over time, as steps; half is marked, and each curve carries its number. Without a legend a table must tell the numbers. */
export function survival(
	curves: readonly SurvivalCurve[],
	marks: readonly number[],
	context: ChartContext,
	{ legend = true }: { readonly legend?: boolean } = {}
): ChartOption {
	const { locale, theme } = context;
	const end = marks.at(-1) ?? 1;
	const banded = curves.length <= mostBands;
	const name = (curve: SurvivalCurve, at: number) => `${at + 1} ${curve.label}`;
	const clock = (minutes: number) => (minutes === 0 ? '0' : formatDuration(minutes * 60, locale));
	return {
		...base(context),
		grid: {
			left: 8,
			right: 24,
			top: legend ? 48 : 16,
			bottom: 8,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel'
		},
		legend: {
			show: legend,
			type: 'scroll',
			top: 0,
			left: 0,
			itemWidth: 28,
			selectedMode: false,
			data: curves.map(name),
			pageIconColor: theme.muted,
			pageTextStyle: { color: theme.muted },
			textStyle: { color: theme.ink, fontFamily: theme.font, width: 160, overflow: 'truncate' }
		},
		xAxis: {
			...nameAxis([], theme),
			type: 'value',
			min: 0,
			max: end,
			data: undefined,
			splitLine: { show: false },
			axisTick: { show: true, customValues: [...marks] },
			axisLabel: {
				color: theme.muted,
				fontSize: 12,
				hideOverlap: true,
				customValues: [...marks],
				formatter: clock
			}
		},
		yAxis: { ...valueAxis(theme, (v) => `${Math.round(v * 100)}%`), max: 1, interval: 0.25 },
		tooltip: {
			...(base(context)['tooltip'] as object),
			trigger: 'axis',
			axisPointer: { type: 'line', lineStyle: { color: theme.muted } },
			formatter: (p: { axisValue: number }[]) => {
				const time = p[0]?.axisValue ?? 0;
				return tip(
					clock(Math.round(time)),
					curves.map((curve, at) => [name(curve, at), shareAt(curve, time)])
				);
			}
		},
		series: [
			...(banded ? curves.map((curve, at) => band(curve, at, end, context)) : []),
			...curves.map((curve, at) => {
				const { color, dash } = curveStyle(at, curve.rest, theme);
				return {
					name: name(curve, at),
					type: 'line',
					step: 'end',
					symbol: 'none',
					z: 5,
					lineStyle: { color, width: 2, type: dash },
					itemStyle: { color },
					data: pointsOf(curve, end),
					...(at === 0 ? { markLine: halfway(context) } : {})
				};
			}),
			badges(curves, end, context)
		]
	};
}

const shareAt = (curve: SurvivalCurve, time: number) => {
	const step = curve.steps.findLast((s) => s.time <= time);
	if (!step) return formatPercent(1);
	return step.low === null
		? formatPercent(step.survival)
		: `${formatPercent(step.survival)} (${formatNumber(step.low * 100, 0)}–${formatNumber((step.high ?? 1) * 100, 0)}%)`;
};

function pointsOf({ steps }: SurvivalCurve, end: number): [number, number][] {
	const last = steps.at(-1)?.survival ?? 1;
	return [[0, 1], ...steps.map((s): [number, number] => [s.time, s.survival]), [end, last]];
}

const halfway = ({ locale, theme }: ChartContext) => ({
	silent: true,
	symbol: 'none',
	lineStyle: { color: theme.muted, type: 'dashed', width: 1 },
	label: { position: 'insideEndTop', color: theme.muted, fontSize: 12, formatter: labels.half[locale] },
	data: [{ yAxis: 0.5 }]
});

/** The interval of the curve as an area of steps. */
function band(curve: SurvivalCurve, at: number, end: number, { theme }: ChartContext) {
	const { color } = curveStyle(at, curve.rest, theme);
	const told = curve.steps.filter((s) => s.low !== null && s.high !== null);
	return {
		type: 'custom',
		silent: true,
		z: 1,
		tooltip: { show: false },
		encode: { x: [0], y: [1] },
		data: told.length > 0 ? [[told[0]!.time, 1]] : [],
		renderItem: (_: unknown, api: { coord(at: [number, number]): [number, number] }) => {
			const edge = (pick: (s: (typeof told)[number]) => number) =>
				told.flatMap((s, i) => {
					const next = told[i + 1]?.time ?? end;
					return [api.coord([s.time, pick(s)]), api.coord([next, pick(s)])];
				});
			const points = [...edge((s) => s.high!), ...edge((s) => s.low!).reverse()];
			return { type: 'polygon', shape: { points }, style: { fill: color, opacity: 0.14 } };
		}
	};
}

/** Numbers on the curves, each at a height of its own, so that they do not lie on one another. */
function badges(curves: readonly SurvivalCurve[], end: number, { theme }: ChartContext) {
	return {
		type: 'scatter',
		symbol: 'circle',
		symbolSize: 17,
		z: 10,
		tooltip: { show: false },
		data: curves.map((curve, at) => {
			const height = 0.92 - (0.84 * (at + 0.5)) / curves.length;
			const step = curve.steps.find((s) => s.survival <= height && s.time <= end);
			const { color } = curveStyle(at, curve.rest, theme);
			const y = step ? height : (curve.steps.at(-1)?.survival ?? 1);
			return {
				key: curve.key,
				value: [step?.time ?? end * 0.96, y],
				itemStyle: { color: theme.surface, opacity: 1, borderColor: color, borderWidth: 2 },
				label: { show: true, formatter: String(at + 1), color: theme.ink, fontSize: 11, fontWeight: 'bold' }
			};
		})
	};
}
