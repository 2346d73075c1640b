import { formatPercent, formatShareInterval, formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { formatMeasure, type Measure } from './measure.ts';
import { base, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import { outcomeStyle, type ChartContext } from './theme.ts';

export interface Bar {
	readonly key: string;
	readonly label: string;
	readonly value: number | null;
	readonly low?: number | null;
	readonly high?: number | null;
	readonly n?: number | null;
	/** How the bar is filled; plain accent where it is left out. */
	readonly tone?: 'met' | 'breached' | 'pending' | 'unknown';
	/** Of all bars; printed behind the value. */
	readonly share?: number | null;
}

const labels = {
	value: words('数值', '數值', 'Value'),
	share: words('占比', '佔比', 'Share'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	n: words('样本数', '樣本數', 'n')
};

/** Lying bars in the order given, each with its value in words, and its interval where it has one. */
export function bars(rows: readonly Bar[], measure: Measure, { locale, theme }: ChartContext): ChartOption {
	const shown = [...rows].reverse();
	const show = (value: number | null | undefined) => formatMeasure(value, measure, locale);
	const whiskers = shown.some((bar) => bar.low !== null && bar.low !== undefined);
	return {
		...base({ locale, theme }),
		grid: { left: 8, right: 72, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
		yAxis: {
			...nameAxis(
				shown.map((bar) => bar.label),
				theme
			),
			axisLine: { show: false },
			axisLabel: {
				color: theme.ink,
				fontSize: 12,
				width: 112,
				overflow: 'truncate',
				interval: 0,
				hideOverlap: true
			}
		},
		xAxis: {
			...valueAxis(theme, show),
			axisLabel: { show: false },
			splitLine: { show: false },
			...(measure === 'percent' ? { max: 1 } : {})
		},
		tooltip: {
			...(base({ locale, theme })['tooltip'] as object),
			formatter: (p: { dataIndex: number }) => {
				const bar = shown[p.dataIndex];
				if (!bar) return '';
				const lines: [string, string][] = [[labels.value[locale], show(bar.value)]];
				if (bar.share !== undefined && bar.share !== null)
					lines.push([labels.share[locale], formatPercent(bar.share)]);
				const interval = formatShareInterval(bar.low, bar.high);
				if (interval) lines.push([labels.interval[locale], interval]);
				if (bar.n !== undefined && bar.n !== null) lines.push([labels.n[locale], formatNumber(bar.n)]);
				return tip(bar.label, lines);
			}
		},
		series: [
			{
				type: 'bar',
				barMaxWidth: 20,
				data: shown.map((bar) => ({
					key: bar.key,
					value: bar.value,
					itemStyle: bar.tone
						? outcomeStyle(bar.tone, theme)
						: { color: theme.accent, borderRadius: [0, 2, 2, 0] }
				})),
				labelLayout: { hideOverlap: true },
				label: {
					show: !whiskers,
					position: 'right',
					color: theme.ink,
					fontSize: 12,
					formatter: (p: { dataIndex: number }) => {
						const bar = shown[p.dataIndex];
						const share = bar?.share;
						return (
							show(bar?.value) + (share === undefined || share === null ? '' : ` · ${formatPercent(share)}`)
						);
					}
				}
			},
			...(whiskers ? [whisker(shown, show, { locale, theme })] : [])
		]
	};
}

/** The interval as a thin line over its bar, the value written behind it. */
function whisker(shown: readonly Bar[], show: (value: number | null) => string, { theme }: ChartContext) {
	return {
		type: 'custom',
		silent: true,
		z: 10,
		data: shown.map((bar, at) => [bar.low ?? bar.value, at, bar.high ?? bar.value]),
		encode: { x: [0, 2], y: 1 },
		renderItem: (
			_: unknown,
			api: {
				value(i: number): number;
				coord(at: [number, number]): [number, number];
				size(of: [number, number]): [number, number];
			}
		) => {
			const at = api.value(1);
			const [x1, y] = api.coord([api.value(0), at]);
			const [x2] = api.coord([api.value(2), at]);
			// a name's height: where bars are thinner, no number finds room
			const room = api.size([0, 1])[1];
			const named = room >= 14;
			// lines closer than this would be one black field
			if (room < 6) return { type: 'group', children: [] };
			const style = { stroke: theme.ink, lineWidth: 1.5 };
			return {
				type: 'group',
				children: [
					{ type: 'line', shape: { x1, y1: y, x2, y2: y }, style },
					{ type: 'line', shape: { x1, y1: y - 4, x2: x1, y2: y + 4 }, style },
					{ type: 'line', shape: { x1: x2, y1: y - 4, x2, y2: y + 4 }, style },
					{
						type: 'text',
						ignore: !named,
						style: {
							text: show(shown[at]?.value ?? null),
							x: x2 + 8,
							y,
							textVerticalAlign: 'middle',
							fill: theme.ink,
							font: `12px ${theme.font}`
						}
					}
				]
			};
		}
	};
}
