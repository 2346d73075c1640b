import { formatDuration, formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { base, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import type { ChartContext } from './theme.ts';

/** One stretch of the way, from one recorded stage to the next. */
export interface StageStretch {
	readonly key: string;
	readonly label: string;
	/** Of all time that the complaints took together. */
	readonly share: number;
	readonly medianSeconds: number | null;
	readonly p90Seconds: number | null;
	/** Complaints that have both ends. */
	readonly n: number;
	/** Still within it. */
	readonly open: number;
}

const labels = {
	share: words('占总用时', '佔總用時', 'Of all time'),
	median: words('中位数', '中位數', 'Median'),
	p90: words('九成在此之内', '九成在此之內', '90 % within'),
	n: words('走完的', '走完的', 'Gone through'),
	open: words('还在其中', '還在其中', 'Still in it'),
	bar: words('{share} · 中位 {median}', '{share} · 中位 {median}', '{share} · median {median}')
};

/** Where the time goes: each stretch begins where the one before it ends, as wide as its share of all time. */
export function stages(rows: readonly StageStretch[], context: ChartContext): ChartOption {
	const { locale, theme } = context;
	const before = rows.map((_, at) => rows.slice(0, at).reduce((sum, { share }) => sum + share, 0));
	const text = (row: StageStretch) =>
		labels.bar[locale]
			.replace('{share}', formatPercent(row.share))
			.replace('{median}', formatDuration(row.medianSeconds, locale));
	return {
		...base(context),
		grid: { left: 8, right: 8, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
		yAxis: {
			...nameAxis(
				rows.map(({ label }) => label),
				theme
			),
			inverse: true,
			axisLine: { show: false },
			axisLabel: {
				color: theme.ink,
				fontSize: 12,
				interval: 0,
				width: 104,
				overflow: 'break',
				lineHeight: 14,
				// two lines
				height: 28,
				lineOverflow: 'truncate'
			}
		},
		xAxis: { ...valueAxis(theme, (v) => `${Math.round(v * 100)}%`), max: 1, interval: 0.25 },
		tooltip: {
			...(base(context)['tooltip'] as object),
			trigger: 'axis',
			axisPointer: { type: 'none' },
			formatter: (p: { dataIndex: number }[]) => {
				const row = rows[p[0]?.dataIndex ?? -1];
				if (!row) return '';
				return tip(row.label, [
					[labels.share[locale], formatPercent(row.share)],
					[labels.median[locale], formatDuration(row.medianSeconds, locale)],
					[labels.p90[locale], formatDuration(row.p90Seconds, locale)],
					[labels.n[locale], formatNumber(row.n)],
					[labels.open[locale], formatNumber(row.open)]
				]);
			}
		},
		series: [
			{
				type: 'bar',
				stack: 'all',
				silent: true,
				itemStyle: { color: 'transparent' },
				data: before
			},
			{
				type: 'bar',
				stack: 'all',
				barWidth: 14,
				itemStyle: { color: theme.accent, borderRadius: 2 },
				data: rows.map((row) => ({ key: row.key, value: row.share }))
			},
			{
				// the words stand over the bar, at the start of the row, where there is room at every width
				type: 'scatter',
				symbolSize: 0,
				silent: true,
				tooltip: { show: false },
				data: rows.map((_, at) => [0, at]),
				label: {
					show: true,
					position: 'right',
					offset: [0, -15],
					color: theme.ink,
					fontSize: 12,
					formatter: (p: { dataIndex: number }) => text(rows[p.dataIndex]!)
				}
			}
		]
	};
}
