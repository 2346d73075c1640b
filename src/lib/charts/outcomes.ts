import { formatNumber, formatPercent } from '#lib/i18n/format.ts';
import type { Words } from '#lib/i18n/locale.ts';
import { outcomeWords } from '#lib/rulebook/explain.ts';
import { base, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import { outcomes as order, outcomeStyle, type ChartContext, type Outcome } from './theme.ts';

/** One clause, counted by outcome. */
export interface OutcomeBar {
	readonly key: string;
	readonly label: string;
	readonly met: number;
	readonly breached: number;
	readonly pending: number;
	readonly unknown: number;
}

const names: Readonly<Record<Outcome, Words>> = outcomeWords;

/** One lying bar a clause, its outcomes stacked as shares in fixed colours and patterns. */
export function outcomes(rows: readonly OutcomeBar[], { locale, theme }: ChartContext): ChartOption {
	const shown = [...rows].reverse();
	const total = (row: OutcomeBar) => row.met + row.breached + row.pending + row.unknown;
	return {
		...base({ locale, theme }),
		grid: {
			left: 8,
			right: 24,
			top: 32,
			bottom: 8,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel'
		},
		legend: {
			top: 0,
			left: 0,
			itemWidth: 16,
			itemHeight: 12,
			selectedMode: false,
			textStyle: { color: theme.ink, fontFamily: theme.font }
		},
		xAxis: { ...valueAxis(theme, (v) => `${Math.round(v * 100)}%`), max: 1, interval: 0.25 },
		yAxis: {
			...nameAxis(
				shown.map((row) => row.label),
				theme
			),
			axisLabel: {
				color: theme.ink,
				fontSize: 12,
				interval: 0,
				hideOverlap: true,
				width: 112,
				overflow: 'truncate'
			}
		},
		tooltip: {
			...(base({ locale, theme })['tooltip'] as object),
			formatter: (p: { dataIndex: number }) => {
				const row = shown[p.dataIndex];
				if (!row) return '';
				return tip(
					row.label,
					order.map((name) => [
						names[name][locale],
						`${formatNumber(row[name])} · ${formatPercent(total(row) ? row[name] / total(row) : null)}`
					])
				);
			}
		},
		series: order.map((name) => ({
			name: names[name][locale],
			type: 'bar',
			stack: 'all',
			barMaxWidth: 20,
			itemStyle: outcomeStyle(name, theme),
			data: shown.map((row) => ({
				key: `${row.key}:${name}`,
				value: total(row) ? row[name] / total(row) : 0
			}))
		}))
	};
}
