import { formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { standings, type Standing } from '#lib/metrics/time/stageIs.ts';
import { standingWords } from '#lib/metrics/time/stageWords.ts';
import { base, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import { mixed } from './shades.ts';
import { outcomeStyle, type ChartContext, type Outcome } from './theme.ts';

/** How complaints stand to one recorded stage; the four add up to all complaints. */
export interface StageCount {
	readonly key: string;
	readonly label: string;
	/** Recorded, and not before the stage before it. */
	readonly inOrder: number;
	/** Recorded, but before an earlier stage. */
	readonly disordered: number;
	/** Not recorded, though a later stage is. */
	readonly skipped: number;
	/** Neither this stage nor a later one is there. */
	readonly ahead: number;
	/** This is the last stage there is of so many open complaints. */
	readonly here: number;
}

const parts = ['inOrder', 'disordered', 'skipped', 'ahead'] as const;
type Part = (typeof parts)[number];
const styleOf: Readonly<Record<Part, Outcome>> = {
	inOrder: 'met',
	disordered: 'breached',
	skipped: 'unknown',
	ahead: 'pending'
};

interface Api {
	coord(at: [number, number]): [number, number];
}

/** The stages from top to bottom, each as a bar of all complaints; what is recorded flows from one to the next. */
export function stageFlow(rows: readonly StageCount[], context: ChartContext): ChartOption {
	const { locale, theme } = context;
	const all = Math.max(1, ...rows.map((row) => parts.reduce((sum, part) => sum + row[part], 0)));
	const reached = (row: StageCount) => row.inOrder + row.disordered;
	return {
		...base(context),
		grid: {
			left: 8,
			right: 84,
			top: 52,
			bottom: 8,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel'
		},
		legend: {
			top: 0,
			left: 0,
			itemWidth: 16,
			itemHeight: 12,
			itemGap: 8,
			selectedMode: false,
			textStyle: { color: theme.ink, fontFamily: theme.font },
			data: parts.map((part) => standingWords[part][locale])
		},
		yAxis: {
			...nameAxis(
				rows.map(({ label }) => label),
				theme
			),
			inverse: true,
			axisLine: { show: false },
			axisLabel: { color: theme.ink, fontSize: 12, interval: 0, width: 112, overflow: 'truncate' }
		},
		xAxis: {
			...valueAxis(theme, (v) => formatNumber(v)),
			max: all,
			axisLabel: { show: false },
			splitLine: { show: false }
		},
		tooltip: {
			...(base(context)['tooltip'] as object),
			// what is pointed at stands first
			formatter: (p: { seriesIndex: number; dataIndex: number }) => {
				const row = rows[p.dataIndex];
				const pointed: Standing = parts[p.seriesIndex] ?? 'here';
				if (!row) return '';
				return tip(
					row.label,
					[pointed, ...standings.filter((part) => part !== pointed)].map((part) => [
						standingWords[part][locale],
						`${formatNumber(row[part])} · ${formatPercent(row[part] / all)}`
					])
				);
			}
		},
		series: [
			...parts.map((part) => ({
				name: standingWords[part][locale],
				type: 'bar',
				stack: 'all',
				barWidth: '48%',
				z: 3,
				itemStyle: outcomeStyle(styleOf[part], theme),
				data: rows.map((row) => ({
					// where there is none, nothing can be chosen
					...(row[part] > 0 ? { key: `${row.key}:${part}` } : {}),
					value: row[part],
					label: { show: part === 'inOrder' && row[part] / all > 0.2 }
				})),
				label: {
					position: 'insideLeft',
					color: theme.ink,
					backgroundColor: theme.surface,
					padding: [1, 4],
					borderRadius: 3,
					fontSize: 11,
					formatter: (p: { value: unknown }) =>
						`${formatNumber(p.value as number)} · ${formatPercent((p.value as number) / all)}`
				}
			})),
			{
				type: 'custom',
				silent: true,
				z: 1,
				tooltip: { show: false },
				data: rows.slice(0, -1).map((row, at) => [reached(row), at]),
				encode: { x: 0, y: 1 },
				renderItem: (p: { dataIndex: number }, api: Api) => {
					const at = p.dataIndex;
					const [left, y] = api.coord([0, at]);
					const [, below] = api.coord([0, at + 1]);
					const [right] = api.coord([reached(rows[at]!), at]);
					const [next] = api.coord([reached(rows[at + 1]!), at + 1]);
					const points = [
						[left, y],
						[right, y],
						[next, below],
						[left, below]
					];
					return {
						type: 'polygon',
						shape: { points },
						style: { fill: mixed(theme.surface, theme.met, 0.22) }
					};
				}
			},
			{
				type: 'scatter',
				symbolSize: 0,
				data: rows.map(({ key, here }, at) => ({
					...(here > 0 ? { key: `${key}:here` } : {}),
					value: [all, at],
					label: { show: here > 0 }
				})),
				label: {
					position: 'right',
					color: theme.ink,
					fontSize: 12,
					formatter: (p: { dataIndex: number }) =>
						`${standingWords.here[locale]}\n${formatNumber(rows[p.dataIndex]!.here)}`
				}
			}
		]
	};
}
