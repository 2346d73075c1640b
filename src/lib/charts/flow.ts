import { formatMonth, formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { base, legendOnTop, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import type { ChartContext } from './theme.ts';

export interface FlowMonth {
	readonly month: string;
	readonly carriedIn: number;
	readonly received: number;
	readonly completed: number;
	readonly carriedOut: number;
}

const labels = {
	carriedIn: words('上月结转', '上月結轉', 'Carried in'),
	received: words('本月受理', '本月受理', 'Received'),
	completed: words('本月办结', '本月辦結', 'Completed'),
	carriedOut: words('结转下月', '結轉下月', 'Carried out')
};

/** Received beside completed, and what is carried on as a line; the four balance. */
export function flow(rows: readonly FlowMonth[], { locale, theme }: ChartContext): ChartOption {
	return {
		...base({ locale, theme }),
		...legendOnTop(theme),
		xAxis: nameAxis(
			rows.map((row) => formatMonth(row.month, locale)),
			theme
		),
		yAxis: { ...valueAxis(theme, (value) => formatNumber(value)), minInterval: 1 },
		tooltip: {
			...(base({ locale, theme })['tooltip'] as object),
			trigger: 'axis',
			formatter: (p: { dataIndex: number }[]) => {
				const row = rows[p[0]?.dataIndex ?? -1];
				if (!row) return '';
				const keys = ['carriedIn', 'received', 'completed', 'carriedOut'] as const;
				return tip(
					formatMonth(row.month, locale),
					keys.map((key) => [labels[key][locale], formatNumber(row[key])])
				);
			}
		},
		series: [
			{
				name: labels.received[locale],
				type: 'bar',
				barMaxWidth: 16,
				itemStyle: { color: theme.accent },
				data: rows.map((row) => ({ key: row.month, value: row.received }))
			},
			{
				name: labels.completed[locale],
				type: 'bar',
				barMaxWidth: 16,
				itemStyle: { color: theme.met },
				data: rows.map((row) => ({ key: row.month, value: row.completed }))
			},
			{
				name: labels.carriedOut[locale],
				type: 'line',
				symbolSize: 6,
				lineStyle: { color: theme.breached, width: 2 },
				itemStyle: { color: theme.breached },
				data: rows.map((row) => row.carriedOut)
			}
		]
	};
}
