import {
	formatHourOfDay,
	formatNumber,
	formatPercent,
	formatShareInterval,
	formatWeekday
} from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { pickAt, picks } from './marks/marks.ts';
import { base, tip, type ChartOption } from './option.ts';
import { inkOn, scaleSteps, shades, stepOf } from './shades.ts';
import type { ChartContext } from './theme.ts';

/** What was counted in one hour of one day of the week: a count, or a share of `of`. */
export interface HeatCell {
	/** 1 Monday to 7 Sunday. */
	readonly weekday: number;
	readonly hour: number;
	readonly n: number;
	/** Of so many; left out where counts are shown. */
	readonly of?: number;
	readonly low?: number | null;
	readonly high?: number | null;
	/** Stands out from all cells together, in words; it gets an edge. */
	readonly out?: string | null;
}

const labels = {
	count: words('件数', '件數', 'Complaints'),
	share: words('占比', '佔比', 'Share'),
	of: words('其中能判断', '其中能判斷', 'Of those judged'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	few: words('不足 {n} 件，不着色', '不足 {n} 件，不著色', 'Fewer than {n}: not coloured')
};

/** A share of fewer says nothing to the eye. */
const least = 5;
const days = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

interface Api {
	value(at: number): number;
	coord(at: [number, number]): [number, number];
	size(of: [number, number]): [number, number];
}

/**
 * Hours by days of the week on a calm scale of one colour, each cell with its number where there is room for it. `tall` has the
 * hours as rows, for narrow screens. The key of a cell is `weekday:hour`.
 */
export function heat(
	cells: readonly HeatCell[],
	{ tall = false, name }: { readonly tall?: boolean; readonly name?: string },
	context: ChartContext
): ChartOption {
	const { locale, theme } = context;
	const shares = cells.some((cell) => cell.of !== undefined);
	const valueOf = (cell: HeatCell) => (cell.of === undefined ? cell.n : cell.of > 0 ? cell.n / cell.of : 0);
	const told = (cell: HeatCell) => cell.of === undefined || cell.of >= least;
	const most = Math.max(...cells.filter(told).map(valueOf), shares ? 0.01 : 1);
	const grounds = shades(theme);
	const ground = (cell: HeatCell) => grounds[stepOf(valueOf(cell), most)]!;
	const widest = (shares ? formatNumber(most * 100, 0) : formatNumber(most)).length;
	const byPlace = new Map(cells.map((cell) => [`${cell.weekday}:${cell.hour}`, cell]));
	const places = days.flatMap((weekday) => hours.map((hour) => ({ weekday, hour })));
	const cellAt = (at: number): HeatCell => {
		const place = places[at]!;
		return byPlace.get(`${place.weekday}:${place.hour}`) ?? { ...place, n: 0, ...(shares ? { of: 0 } : {}) };
	};
	const axis = (names: readonly string[], color: string, inverse: boolean) => ({
		type: 'value',
		min: -0.5,
		max: names.length - 0.5,
		inverse,
		splitLine: { show: false },
		axisLine: { show: false },
		axisTick: { show: false },
		axisLabel: {
			color,
			fontSize: 12,
			hideOverlap: true,
			customValues: names.map((_, at) => at),
			formatter: (at: number) => names[at] ?? ''
		}
	});
	const dayAxis = axis(
		days.map((day) => formatWeekday(day, locale)),
		theme.ink,
		!tall
	);
	const hourAxis = axis(
		hours.map((hour) => String(hour)),
		theme.muted,
		tall
	);
	return {
		...base(context),
		grid: { left: 8, right: 8, top: 32, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
		xAxis: tall ? { ...dayAxis, position: 'top' } : hourAxis,
		yAxis: tall ? hourAxis : dayAxis,
		tooltip: {
			...(base(context)['tooltip'] as object),
			formatter: (p: { dataIndex: number; seriesIndex: number }) => {
				if (p.seriesIndex !== 0) return '';
				const cell = cellAt(p.dataIndex);
				const head = `${formatWeekday(cell.weekday, locale)} ${formatHourOfDay(cell.hour, locale)}`;
				if (cell.of === undefined) return tip(head, [[name ?? labels.count[locale], formatNumber(cell.n)]]);
				const lines: [string, string][] = [
					[name ?? labels.share[locale], formatPercent(cell.of > 0 ? cell.n / cell.of : null)],
					[labels.count[locale], formatNumber(cell.n)],
					[labels.of[locale], formatNumber(cell.of)]
				];
				const interval = formatShareInterval(cell.low, cell.high);
				if (interval) lines.push([labels.interval[locale], interval]);
				return tip(
					head,
					lines,
					cell.out ?? (told(cell) ? '' : labels.few[locale].replace('{n}', String(least)))
				);
			}
		},
		series: [
			{
				type: 'custom',
				data: places.map(({ weekday, hour }) => ({
					key: `${weekday}:${hour}`,
					value: [...(tall ? [weekday - 1, hour] : [hour, weekday - 1]), picks.none]
				})),
				dimensions: ['x', 'y', 'picked'],
				encode: { x: 0, y: 1 },
				renderItem: (p: { dataIndex: number }, api: Api) => {
					const cell = cellAt(p.dataIndex);
					const [x, y] = api.coord([api.value(0), api.value(1)]);
					const [w, h] = api.size([1, 1]);
					const fill = told(cell) && (shares ? cell.of! > 0 : true) ? ground(cell) : theme.surface;
					const shown = shares ? formatNumber(valueOf(cell) * 100, 0) : formatNumber(cell.n);
					const fits = w - 4 >= widest * 7 && h >= 15;
					const picked = api.value(pickAt);
					return {
						type: 'group',
						children: [
							{
								type: 'rect',
								shape: { x: x - w / 2 + 1, y: y - h / 2 + 1, width: w - 2, height: h - 2, r: 2 },
								style: {
									fill,
									opacity: picked === picks.away ? 0.3 : 1,
									stroke: picked === picks.chosen ? theme.ink : cell.out ? theme.signal : theme.line,
									lineWidth: picked === picks.chosen ? 2 : cell.out ? 3 : told(cell) ? 0 : 1
								}
							},
							...(fits && (shares ? told(cell) : cell.n > 0)
								? [
										{
											type: 'text',
											silent: true,
											style: {
												text: shown,
												x,
												y,
												textAlign: 'center',
												textVerticalAlign: 'middle',
												fill: inkOn(fill, theme),
												font: `11px ${theme.font}`
											}
										}
									]
								: [])
						]
					};
				}
			},
			scaleLegend(most, shares ? (v) => `${formatNumber(v * 100, 0)}%` : (v) => formatNumber(v), context)
		]
	};
}

/** The scale over the picture: its grounds, with what the least and the most stand for. */
export function scaleLegend(most: number, format: (value: number) => string, { theme }: ChartContext) {
	const grounds = shades(theme);
	return {
		type: 'custom',
		silent: true,
		tooltip: { show: false },
		coordinateSystem: 'none',
		data: [0],
		renderItem: () => {
			const text = (text: string, x: number, align: string) => ({
				type: 'text',
				style: {
					text,
					x,
					y: 10,
					textAlign: align,
					textVerticalAlign: 'middle',
					fill: theme.muted,
					font: `12px ${theme.font}`
				}
			});
			return {
				type: 'group',
				children: [
					text(format(0), 8, 'left'),
					...grounds.map((fill, at) => ({
						type: 'rect',
						shape: { x: 32 + at * 20, y: 3, width: 19, height: 14 },
						style: { fill, stroke: theme.line, lineWidth: 0.5 }
					})),
					text(format(most), 40 + scaleSteps * 20, 'left')
				]
			};
		}
	};
}
