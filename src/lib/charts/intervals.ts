import { say, words } from '#lib/i18n/locale.ts';
import type { CountKind } from '#lib/stats/exactTails.ts';
import { comparedTick, comparedTip, formatCompared, markOf, type ComparedPoint } from './compared.ts';
import { base, nameAxis, valueAxis, type ChartOption } from './option.ts';
import { roundScale } from './scale.ts';
import type { ChartContext } from './theme.ts';

export interface IntervalPicture {
	readonly kind: CountKind;
	/** What is measured, in words. */
	readonly name: string;
	/** All groups together, as a line; none where they are not to be compared with it. */
	readonly target: number | null;
	/** From top to bottom. */
	readonly points: readonly ComparedPoint[];
}

const w = {
	all: words('总体 {value}', '總體 {value}', 'All {value}'),
	few: words('{value}（少）', '{value}（少）', '{value} (few)')
};

/** How high such a picture is: a line of text for each group. */
export const intervalHeight = (groups: number): number => Math.max(160, 64 + groups * 28);

/** A dot with its 95 % interval for each group, in the order given; the value stands at the right. */
export function intervals(
	{ kind, name, target, points }: IntervalPicture,
	{ locale, theme }: ChartContext
): ChartOption {
	const shown = [...points].reverse();
	const all = target === null ? [] : [target];
	const scale = roundScale(
		Math.min(...all, ...shown.map(({ low }) => low)),
		Math.max(...all, ...shown.map(({ high }) => high)),
		{ floor: 0, ...(kind === 'share' ? { ceiling: 1 } : {}) }
	);
	const value = (point: ComparedPoint) =>
		point.standing === 'small'
			? say(w.few, locale, { value: formatCompared(kind, point.value) })
			: formatCompared(kind, point.value);
	const names = { ...nameAxis([], theme), axisLine: { show: false }, triggerEvent: true };
	return {
		...base({ locale, theme }),
		grid: { left: 8, right: 8, top: 28, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
		yAxis: [
			{
				...names,
				data: shown.map(({ label }) => label),
				axisLabel: { color: theme.ink, fontSize: 12, width: 112, overflow: 'truncate', interval: 0 }
			},
			{
				...names,
				position: 'right',
				data: shown.map(value),
				axisLabel: { color: theme.ink, fontSize: 12, interval: 0, margin: 16 }
			}
		],
		xAxis: {
			...valueAxis(theme, (value) => comparedTick(kind, value)),
			...scale,
			axisLabel: {
				color: theme.muted,
				fontSize: 12,
				hideOverlap: true,
				formatter: (value: number) => comparedTick(kind, value)
			}
		},
		tooltip: {
			...(base({ locale, theme })['tooltip'] as object),
			formatter: (p: { dataIndex: number }) => {
				const point = shown[p.dataIndex];
				return point ? comparedTip(point, kind, name, locale) : '';
			}
		},
		series: [
			whiskers(shown, theme.ink),
			{
				type: 'scatter',
				z: 12,
				symbolSize: 10,
				data: shown.map((point, at) => ({
					...(point.key === null ? {} : { key: point.key }),
					value: [point.value, at],
					...markOf(point.standing, theme),
					symbolSize: point.standing === 'above' || point.standing === 'below' ? 14 : 10
				})),
				...(target === null
					? {}
					: {
							markLine: {
								silent: true,
								symbol: 'none',
								lineStyle: { color: theme.muted, type: 'dashed' },
								label: {
									position: 'end',
									color: theme.muted,
									fontSize: 12,
									formatter: say(w.all, locale, { value: formatCompared(kind, target) })
								},
								data: [{ xAxis: target }]
							}
						})
			}
		]
	};
}

/** The intervals as thin lines with ends. */
function whiskers(shown: readonly ComparedPoint[], stroke: string) {
	return {
		type: 'custom',
		silent: true,
		data: shown.map(({ low, high }, at) => [low, at, high]),
		encode: { x: [0, 2], y: 1 },
		renderItem: (
			_: unknown,
			api: { value(i: number): number; coord(at: [number, number]): [number, number] }
		) => {
			const at = api.value(1);
			const [x1, y] = api.coord([api.value(0), at]);
			const [x2] = api.coord([api.value(2), at]);
			const style = { stroke, lineWidth: 1.5 };
			return {
				type: 'group',
				children: [
					{ type: 'line', shape: { x1, y1: y, x2, y2: y }, style },
					{ type: 'line', shape: { x1, y1: y - 4, x2: x1, y2: y + 4 }, style },
					{ type: 'line', shape: { x1: x2, y1: y - 4, x2, y2: y + 4 }, style }
				]
			};
		}
	};
}
