import { formatMonth, formatNumber } from '#lib/i18n/format.ts';
import { say, words } from '#lib/i18n/locale.ts';
import { base, nameAxis, tip, valueAxis, type ChartOption } from './option.ts';
import type { ChartContext, ChartTheme } from './theme.ts';

/** A month of something that is counted, and what it is in a comparison. */
export interface HistoryMonth {
	readonly month: string;
	readonly n: number;
	/** found: where it stood out · before and after: what is compared · plain: neither. */
	readonly phase: 'plain' | 'before' | 'found' | 'after';
	/** What a month of this phase has on average, or was expected to have. */
	readonly level?: number | null;
	/** Why the month is marked, in words. */
	readonly note?: string;
	/** The log does not cover the whole month. */
	readonly partial?: boolean;
}

const w = {
	count: words('件数', '件數', 'Count'),
	level: words('平均每月', '平均每月', 'Mean a month'),
	partial: words('本月数据不完整', '本月資料不完整', 'The month is not complete'),
	before: words('比较的月份', '比較的月份', 'Compared with'),
	found: words('发现', '發現', 'Found'),
	after: words('措施之后', '措施之後', 'After the action'),
	plain: words('其他月份', '其他月份', 'Other months')
};

/** Colour and pattern of a phase: strokes for what stood out, dots for after, plain for what it is compared with. */
function phaseStyle({ phase, partial }: HistoryMonth, theme: ChartTheme): Record<string, unknown> {
	const color = { plain: theme.unknown, before: theme.accent, found: theme.signal, after: theme.met }[phase];
	const decal =
		phase === 'found'
			? {
					symbol: 'rect',
					dashArrayX: [1, 0],
					dashArrayY: [1, 7],
					rotation: Math.PI / 2,
					color: theme.surface
				}
			: phase === 'after'
				? {
						symbol: 'circle',
						symbolSize: 0.5,
						dashArrayX: [
							[6, 6],
							[0, 6, 6, 0]
						],
						dashArrayY: [6, 0],
						color: theme.surface
					}
				: { symbol: 'none' };
	return partial
		? { color: theme.surface, borderColor: color, borderWidth: 1.5, borderType: 'dashed', decal }
		: { color, decal, borderRadius: [2, 2, 0, 0] };
}

/** Months as bars: where something stood out, with what it is compared, and the level of each phase as a line. */
export function history(
	rows: readonly HistoryMonth[],
	name: string,
	{ locale, theme }: ChartContext
): ChartOption {
	const phases = (['before', 'found', 'after'] as const).filter((phase) =>
		rows.some((row) => row.phase === phase)
	);
	const digits = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 1);
	return {
		...base({ locale, theme }),
		grid: {
			left: 8,
			right: 16,
			top: 32,
			bottom: 8,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel'
		},
		xAxis: nameAxis(
			rows.map((row) => formatMonth(row.month, locale)),
			theme
		),
		yAxis: { ...valueAxis(theme, (value) => digits(value)), minInterval: 1 },
		tooltip: {
			...(base({ locale, theme })['tooltip'] as object),
			formatter: (p: { dataIndex: number }) => {
				const row = rows[p.dataIndex];
				if (!row) return '';
				const lines: [string, string][] = [[name, formatNumber(row.n)]];
				if (row.level !== null && row.level !== undefined)
					lines.push([say(w.level, locale), formatNumber(row.level, 1)]);
				const foot = [row.note ?? say(w[row.phase], locale), row.partial ? say(w.partial, locale) : ''];
				return tip(formatMonth(row.month, locale), lines, foot.filter(Boolean).join(' · '));
			}
		},
		series: [
			{
				name,
				type: 'bar',
				barMaxWidth: 32,
				data: rows.map((row) => ({ key: row.month, value: row.n, itemStyle: phaseStyle(row, theme) })),
				label: {
					show: rows.length <= 26,
					position: 'top',
					distance: 2,
					fontSize: 12,
					color: theme.ink,
					formatter: (p: { dataIndex: number; value: unknown }) =>
						rows[p.dataIndex]?.phase === 'found' ? formatNumber(p.value as number) : ''
				}
			},
			...phases.map((phase) => ({
				name: say(w[phase], locale),
				type: 'line',
				step: 'middle',
				symbol: 'circle',
				symbolSize: 1,
				showAllSymbol: true,
				silent: true,
				connectNulls: false,
				tooltip: { show: false },
				lineStyle: { color: theme.ink, width: 1.5, type: phase === 'before' ? 'dashed' : 'solid' },
				data: rows.map((row, at) =>
					row.phase !== phase || row.level === null || row.level === undefined
						? null
						: {
								value: row.level,
								// said once, where the phase begins
								label: {
									show: rows.findIndex((other) => other.phase === phase) === at,
									position: 'top',
									align: 'left',
									color: theme.ink,
									backgroundColor: theme.surface,
									padding: [0, 2],
									fontSize: 12,
									formatter: formatNumber(row.level, 1)
								}
							}
				)
			}))
		]
	};
}

/** What the phases of a history are called, for its table. */
export const phaseWords = { plain: w.plain, before: w.before, found: w.found, after: w.after };
