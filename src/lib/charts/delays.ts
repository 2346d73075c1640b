import { formatDuration, formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { base, tip, valueAxis, type ChartOption } from './option.ts';
import { outcomeStyle, type ChartContext } from './theme.ts';

/** So many came between `from` and `to` seconds after the limit; open at the ends. */
export interface DelayBar {
	readonly from: number | null;
	readonly to: number | null;
	readonly n: number;
}

const labels = {
	limit: words('时限', '時限', 'Limit'),
	early: words('提前 {a} 到 {b}', '提前 {a} 到 {b}', '{b} to {a} early'),
	late: words('超出 {a} 到 {b}', '超出 {a} 到 {b}', '{a} to {b} late'),
	earlier: words('提前 {a} 以上', '提前 {a} 以上', 'More than {a} early'),
	later: words('超出 {a} 以上', '超出 {a} 以上', 'More than {a} late'),
	count: words('件数', '件數', 'Count'),
	share: words('占比', '佔比', 'Share')
};

/** How long before or after the limit: bars that touch, the limit as a line, what is late in colour and pattern. The key of a bar is its place. */
export function delays(bins: readonly DelayBar[], context: ChartContext): ChartOption {
	const { locale, theme } = context;
	const zero = bins.filter(({ to }) => to !== null && to <= 0).length;
	const total = bins.reduce((sum, { n }) => sum + n, 0);
	/** What stands at the edge before bin `at`; nothing at the open ends. */
	const edge = (at: number) => bins[at]?.from ?? bins[at - 1]?.to ?? null;
	const edgeText = (at: number) => {
		const seconds = edge(at);
		if (seconds === null) return '';
		return seconds === 0 ? '0' : `${seconds > 0 ? '+' : ''}${formatDuration(seconds, locale)}`;
	};
	const length = (seconds: number) => (seconds === 0 ? '0' : formatDuration(Math.abs(seconds), locale));
	const named = ({ from, to }: DelayBar) => {
		if (from === null) return labels.earlier[locale].replace('{a}', length(to ?? 0));
		if (to === null) return labels.later[locale].replace('{a}', length(from));
		const [a, b] = to <= 0 ? [to, from] : [from, to];
		return labels[to <= 0 ? 'early' : 'late'][locale].replace('{a}', length(a)).replace('{b}', length(b));
	};
	const edges = bins.map((_, at) => at).filter((at) => edge(at) !== null);
	return {
		...base(context),
		grid: {
			left: 8,
			right: 24,
			top: 32,
			bottom: 8,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel'
		},
		xAxis: {
			type: 'value',
			min: 0,
			max: Math.max(1, bins.length),
			splitLine: { show: false },
			axisLine: { show: true, lineStyle: { color: theme.line } },
			axisTick: { show: true, customValues: edges },
			axisLabel: {
				color: theme.muted,
				fontSize: 12,
				hideOverlap: true,
				customValues: edges.filter((at) => (at - zero) % Math.max(1, Math.ceil(bins.length / 6)) === 0),
				formatter: edgeText
			}
		},
		yAxis: { ...valueAxis(theme, (v) => formatNumber(v)), minInterval: 1 },
		tooltip: {
			...(base(context)['tooltip'] as object),
			formatter: (p: { dataIndex: number }) => {
				const bin = bins[p.dataIndex];
				if (!bin) return '';
				return tip(named(bin), [
					[labels.count[locale], formatNumber(bin.n)],
					[labels.share[locale], formatPercent(total > 0 ? bin.n / total : null)]
				]);
			}
		},
		series: [
			...(['met', 'breached'] as const).map((side) => ({
				type: 'bar',
				barWidth: '98%',
				barGap: '-100%',
				itemStyle: outcomeStyle(side, theme),
				data: bins.map((bin, at) => ({
					value: [at + 0.5, at < zero === (side === 'met') ? bin.n : null],
					...(at < zero === (side === 'met') && bin.n > 0 ? { key: `${at}` } : {})
				}))
			})),
			{
				type: 'line',
				silent: true,
				tooltip: { show: false },
				symbol: 'none',
				data: [],
				markLine: {
					silent: true,
					symbol: 'none',
					lineStyle: { color: theme.ink, width: 2, type: 'solid' },
					label: { formatter: labels.limit[locale], color: theme.ink, fontSize: 12, position: 'end' },
					data: [{ xAxis: zero }]
				}
			}
		]
	};
}
