import { formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { unnamed } from '#lib/model/labels.ts';
import { formatMeasure, type Measure } from './measure.ts';
import { base, nameAxis, textWidth, tip, valueAxis, type ChartOption } from './option.ts';
import type { ChartContext } from './theme.ts';

export interface ParetoBar {
	/** Null: the log gives none. */
	readonly key: string | null;
	readonly value: number;
	readonly share: number;
	readonly cumulative: number;
	readonly vital: boolean;
	/** What the reader sees for the key; the key itself where it is left out. */
	readonly label?: string;
}

const rest = words('其他（{n} 项）', '其他（{n} 項）', 'Other ({n})');
const labels = {
	value: words('数量', '數量', 'Value'),
	share: words('占比', '佔比', 'Share'),
	cumulative: words('累计', '累計', 'Cumulative'),
	vital: words('属于占八成的关键少数', '屬於佔八成的關鍵少數', 'One of the vital few that make 80%')
};

/** At most `most` bars; the tail is put together as "other". */
export function withRest(
	bars: readonly ParetoBar[],
	most: number,
	label: (n: number) => string
): ParetoBar[] {
	if (bars.length <= most) return [...bars];
	const tail = bars.slice(most - 1);
	return [
		...bars.slice(0, most - 1),
		{
			key: null,
			label: label(tail.length),
			value: tail.reduce((sum, bar) => sum + bar.value, 0),
			share: tail.reduce((sum, bar) => sum + bar.share, 0),
			cumulative: 1,
			vital: false
		}
	];
}

/**
 * Bars from the largest, the vital few in full colour, and the cumulative line with its 80 % mark. Both scales end at the
 * whole, so that the line starts on the first bar and meets no other.
 */
export function pareto(
	all: readonly ParetoBar[],
	measure: Measure,
	{ locale, theme }: ChartContext
): ChartOption {
	const bars = withRest(all, 12, (n) => rest[locale].replace('{n}', formatNumber(n)));
	const name = (bar: ParetoBar) => bar.label ?? bar.key ?? unnamed[locale];
	const show = (value: number) => formatMeasure(value, measure, locale);
	/** On a phone there are some 240 px for all names. */
	const turned = bars.reduce((sum, bar) => sum + Math.min(72, textWidth(name(bar))) + 8, 0) > 240;
	const whole = bars.reduce((sum, { value }) => sum + value, 0) || 1;
	return {
		...base({ locale, theme }),
		grid: {
			left: 28,
			right: 8,
			top: 28,
			bottom: 8,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel'
		},
		xAxis: {
			...nameAxis(bars.map(name), theme),
			axisLabel: {
				color: theme.muted,
				fontSize: 12,
				interval: 0,
				width: turned ? 104 : 72,
				overflow: 'truncate',
				rotate: turned ? 35 : 0
			}
		},
		yAxis: [
			// each bar has its value: the scale of the line is enough
			{ ...valueAxis(theme, formatNumber), max: whole, show: false },
			{
				...valueAxis(theme, formatPercent),
				max: 1,
				interval: 0.25,
				position: 'right',
				axisLabel: { color: theme.muted, formatter: (v: number) => `${Math.round(v * 100)}%` }
			}
		],
		tooltip: {
			...(base({ locale, theme })['tooltip'] as object),
			formatter: (p: { dataIndex: number }) => {
				const bar = bars[p.dataIndex];
				if (!bar) return '';
				return tip(
					name(bar),
					[
						[labels.value[locale], show(bar.value)],
						[labels.share[locale], formatPercent(bar.share)],
						[labels.cumulative[locale], formatPercent(bar.cumulative)]
					],
					bar.vital ? labels.vital[locale] : ''
				);
			}
		},
		series: [
			{
				type: 'bar',
				barMaxWidth: 40,
				z: 3,
				data: bars.map((bar, at) => ({
					...(bar.key === null ? {} : { key: bar.key }),
					value: bar.value,
					// the line starts here: the words make room for it
					...(at === 0 && { label: { align: 'right', offset: [6, -4] } }),
					itemStyle: { color: bar.vital ? theme.accent : theme.unknown, borderRadius: [2, 2, 0, 0] }
				})),
				labelLayout: { hideOverlap: true },
				label: {
					show: true,
					position: 'top',
					color: theme.ink,
					backgroundColor: theme.surface,
					padding: [0, 2],
					fontSize: 12,
					formatter: (p: { value: unknown }) => show(p.value as number)
				}
			},
			{
				type: 'line',
				yAxisIndex: 1,
				symbolSize: 5,
				data: bars.map((bar) => bar.cumulative),
				lineStyle: { color: theme.muted, width: 1.5 },
				itemStyle: { color: theme.muted },
				markLine: {
					silent: true,
					symbol: 'none',
					lineStyle: { color: theme.muted, type: 'dashed' },
					label: { show: false },
					data: [{ yAxis: 0.8 }]
				}
			}
		]
	};
}
