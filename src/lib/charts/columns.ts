import { base, nameAxis, packed, tip, valueAxis, type ChartOption } from './option.ts';
import { formatMeasure, type Measure } from './measure.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { ChartContext } from './theme.ts';

export interface ColumnBar {
	readonly key: string;
	readonly label: string;
	readonly value: number;
}

/** Standing bars, one a period. `name` is said in the tooltip. */
export function columns(
	rows: readonly ColumnBar[],
	measure: Measure,
	name: string,
	{ locale, theme }: ChartContext
): ChartOption {
	const show = (value: number) => formatMeasure(value, measure, locale);
	const plain = base({ locale, theme });
	return {
		...plain,
		// among so many the last name shown may be wider than what is left of the axis
		...(rows.length > 36 && { grid: { ...(plain['grid'] as object), right: 48 } }),
		xAxis: packed(
			nameAxis(
				rows.map((row) => row.label),
				theme
			),
			rows.length
		),
		yAxis: {
			...valueAxis(theme, (value) => (measure === 'hours' ? formatNumber(value) : show(value))),
			// nothing smaller than one, or than one yuan
			...(measure === 'count' ? { minInterval: 1 } : measure === 'money' ? { minInterval: 100 } : {})
		},
		tooltip: {
			...(plain['tooltip'] as object),
			formatter: (p: { dataIndex: number }) => {
				const row = rows[p.dataIndex];
				return row ? tip(row.label, [[name, show(row.value)]]) : '';
			}
		},
		series: [
			{
				type: 'bar',
				barMaxWidth: 32,
				itemStyle: { color: theme.accent, borderRadius: [2, 2, 0, 0] },
				data: rows.map((row) => ({ key: row.key, value: row.value })),
				labelLayout: { hideOverlap: true },
				label: {
					show: rows.length <= 14,
					position: 'top',
					color: theme.ink,
					fontSize: 12,
					formatter: (p: { value: unknown }) => show(p.value as number)
				}
			}
		]
	};
}
