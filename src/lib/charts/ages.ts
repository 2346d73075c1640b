import { formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { say, words } from '#lib/i18n/locale.ts';
import { base, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import type { ChartContext } from './theme.ts';

/** Open complaints of one group by age; one count a band, the youngest band first. */
export interface AgeGroup {
	readonly key: string;
	readonly label: string;
	readonly rest: boolean;
	readonly counts: readonly number[];
}

const rest = words('其他（{n} 项）', '其他（{n} 項）', 'Other ({n})');
/** As many as can be told apart. */
const most = 8;

/** The groups that are drawn: of a long list the last stands for all that remain. */
function folded(groups: readonly AgeGroup[], locale: ChartContext['locale']): readonly AgeGroup[] {
	if (groups.length <= most) return groups;
	const tail = groups.slice(most - 1);
	const label = say(rest, locale, { n: formatNumber(tail.length) });
	const counts = tail[0]!.counts.map((_, band) =>
		tail.reduce((sum, group) => sum + (group.counts[band] ?? 0), 0)
	);
	return [...groups.slice(0, most - 1), { key: '', label, rest: true, counts }];
}

/** What is open by age: one lying bar a band, the oldest on top, built of groups told apart by colour and pattern. */
export function ages(all: readonly AgeGroup[], bands: readonly string[], context: ChartContext): ChartOption {
	const { theme } = context;
	const groups = folded(all, context.locale);
	const totals = bands.map((_, band) => groups.reduce((sum, { counts }) => sum + (counts[band] ?? 0), 0));
	const most = Math.max(1, ...totals);
	return {
		...base(context),
		aria: { enabled: true, label: { enabled: false }, decal: { show: groups.length > 1 } },
		grid: {
			left: 8,
			right: 48,
			top: 40,
			bottom: 8,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel'
		},
		legend: {
			type: 'scroll',
			top: 0,
			left: 0,
			itemWidth: 16,
			itemHeight: 12,
			selectedMode: false,
			pageIconColor: theme.muted,
			pageTextStyle: { color: theme.muted },
			textStyle: { color: theme.ink, fontFamily: theme.font, width: 160, overflow: 'truncate' }
		},
		yAxis: {
			...nameAxis(bands, theme),
			axisLine: { show: false },
			axisLabel: { color: theme.ink, fontSize: 12, interval: 0 }
		},
		xAxis: {
			...valueAxis(theme, (v) => formatNumber(v)),
			axisLabel: { show: false },
			splitLine: { show: false }
		},
		tooltip: {
			...(base(context)['tooltip'] as object),
			trigger: 'axis',
			axisPointer: { type: 'none' },
			formatter: (p: { dataIndex: number }[]) => {
				const at = p[0]?.dataIndex ?? -1;
				const total = totals[at];
				if (total === undefined) return '';
				return tip(
					`${bands[at]} · ${formatNumber(total)}`,
					groups
						.filter(({ counts }) => (counts[at] ?? 0) > 0)
						.map(({ label, counts }) => [
							label,
							`${formatNumber(counts[at]!)} · ${formatPercent(counts[at]! / total)}`
						])
				);
			}
		},
		series: [
			...groups.map((group, i) => ({
				name: group.label,
				type: 'bar',
				stack: 'all',
				barMaxWidth: 28,
				itemStyle: {
					color: group.rest ? theme.unknown : theme.series[i % theme.series.length],
					borderColor: theme.surface,
					borderWidth: 1
				},
				data: group.counts.map((value, band) => ({
					...(group.key === '' && group.rest ? {} : { key: `${group.key}:${band}` }),
					value,
					label: { show: groups.length > 1 && value / most > 0.12 }
				})),
				label: {
					position: 'inside',
					color: theme.ink,
					backgroundColor: theme.surface,
					padding: [1, 4],
					borderRadius: 3,
					fontSize: 11,
					formatter: (p: { value: unknown }) => formatNumber(p.value as number)
				}
			})),
			sums(totals, context)
		]
	};
}

/** The sum behind each bar. */
const sums = (totals: readonly number[], { theme }: ChartContext) => ({
	type: 'scatter',
	symbolSize: 0,
	silent: true,
	tooltip: { show: false },
	data: totals.map((value, at) => [value, at]),
	label: {
		show: true,
		position: 'right',
		color: theme.ink,
		fontSize: 12,
		fontWeight: 'bold',
		formatter: (p: { value: unknown }) => formatNumber((p.value as number[])[0])
	}
});
