import { formatMonth, formatNumber, formatWeekday } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { scaleLegend } from './heat.ts';
import { pickAt, picks } from './marks/marks.ts';
import { base, tip, type ChartOption } from './option.ts';
import { inkOn, shades, stepOf } from './shades.ts';
import type { ChartContext } from './theme.ts';

/** One day of the year. */
export interface CalendarDay {
	/** 'YYYY-MM-DD'. */
	readonly day: string;
	readonly n: number;
	/** What the day is called where it is not an ordinary one. */
	readonly holiday?: string | null;
	/** What was noted on it. */
	readonly note?: string | null;
	/** Outside the time that the data tell of: left blank. */
	readonly outside?: boolean;
}

const labels = { count: words('受理', '受理', 'Received') };

/** Days from one Monday to the next. */
const week = 7;
/** In months: so many columns and rows a block takes, gaps included. */
const block = { columns: 8, rows: 8 };
const acrossMonths = 3;

const time = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
/** 0 Monday to 6 Sunday. */
const weekdayOf = (day: string) => (time(day) + 3) % week;

const told = ({ holiday, note }: CalendarDay): string => [holiday, note].filter(Boolean).join(' · ');

interface Api {
	value(at: number): number;
	coord(at: [number, number]): [number, number];
	size(of: [number, number]): [number, number];
}

/**
 * A year by day on a calm scale: weeks as columns, or `months` as blocks three abreast for narrow screens. Special days have a
 * corner, days with a note a dot in the opposite one. The key of a cell is its day.
 */
export function calendarHeat(
	year: readonly CalendarDay[],
	{ months = false }: { readonly months?: boolean },
	context: ChartContext
): ChartOption {
	const { locale, theme } = context;
	const most = Math.max(1, ...year.map(({ n }) => n));
	const grounds = shades(theme);
	const first = year[0]?.day ?? '2000-01-01';
	const origin = time(first) - weekdayOf(first);
	const monthStart = (day: string) => weekdayOf(`${day.slice(0, 8)}01`);
	const placeOf = (day: string): [number, number] => {
		const from = time(day) - origin;
		if (!months) return [Math.floor(from / week), weekdayOf(day)];
		const month = Number(day.slice(5, 7)) - 1;
		const inMonth = Number(day.slice(8, 10)) - 1 + monthStart(day);
		return [
			(month % acrossMonths) * block.columns + weekdayOf(day),
			Math.floor(month / acrossMonths) * block.rows + 1 + Math.floor(inMonth / week)
		];
	};
	const columns = months
		? acrossMonths * block.columns - 1
		: Math.floor((year.length - 1 + weekdayOf(first)) / week) + 1;
	const rows = months ? Math.ceil(12 / acrossMonths) * block.rows - 1 : week;
	const heads = year.filter(({ day }) => day.endsWith('-01'));
	const axis = (length: number) => ({ type: 'value', min: -0.5, max: length - 0.5, show: false });
	return {
		...base(context),
		grid: { left: months ? 4 : 36, right: 4, top: months ? 28 : 52, bottom: 4 },
		xAxis: axis(columns),
		yAxis: { ...axis(rows), inverse: true },
		tooltip: {
			...(base(context)['tooltip'] as object),
			formatter: (p: { dataIndex: number; seriesIndex: number }) => {
				const found = p.seriesIndex === 0 ? year[p.dataIndex] : undefined;
				if (!found || found.outside) return '';
				const head = `${found.day} ${formatWeekday(weekdayOf(found.day) + 1, locale)}`;
				return tip(head, [[labels.count[locale], formatNumber(found.n)]], told(found));
			}
		},
		series: [
			{
				type: 'custom',
				data: year.map(({ day, outside }) => ({
					...(outside ? {} : { key: day }),
					value: [...placeOf(day), picks.none]
				})),
				dimensions: ['x', 'y', 'picked'],
				encode: { x: 0, y: 1 },
				renderItem: (p: { dataIndex: number }, api: Api) => {
					const found = year[p.dataIndex]!;
					const [x, y] = api.coord(placeOf(found.day));
					const [w, h] = api.size([1, 1]);
					const fill = found.outside ? theme.surface : grounds[stepOf(found.n, most)]!;
					const left = x - w / 2 + 0.5;
					const top = y - h / 2 + 0.5;
					const picked = api.value(pickAt);
					const corner = Math.min(w, h) * 0.5;
					const shown = formatNumber(found.n);
					return {
						type: 'group',
						children: [
							{
								type: 'rect',
								shape: { x: left, y: top, width: w - 1, height: h - 1, r: 2 },
								style: {
									fill,
									opacity: picked === picks.away ? 0.3 : 1,
									stroke: picked === picks.chosen ? theme.ink : theme.line,
									lineWidth: picked === picks.chosen ? 2 : 0.5
								}
							},
							...(found.holiday
								? [
										{
											type: 'polygon',
											shape: {
												points: [
													[left + w - 1 - corner, top],
													[left + w - 1, top],
													[left + w - 1, top + corner]
												]
											},
											style: { fill: theme.signal }
										}
									]
								: []),
							...(found.note
								? [
										{
											type: 'circle',
											shape: { cx: left + 3.5, cy: top + h - 4.5, r: Math.min(3, corner / 2) },
											style: { fill: theme.ink, stroke: theme.surface, lineWidth: 1 }
										}
									]
								: []),
							...(!found.outside && found.n > 0 && w >= formatNumber(most).length * 7 + 4 && h >= 15
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
			{
				type: 'custom',
				silent: true,
				tooltip: { show: false },
				data: [[0, 0]],
				encode: { x: 0, y: 1 },
				renderItem: (_: unknown, api: Api) => {
					const [w, h] = api.size([1, 1]);
					const word = (text: string, [column, row]: [number, number], dx: number, dy: number) => {
						const [x, y] = api.coord([column, row]);
						return {
							type: 'text',
							style: {
								text,
								x: x + dx,
								y: y + dy,
								textVerticalAlign: 'middle',
								fill: theme.muted,
								font: `12px ${theme.font}`
							}
						};
					};
					const monthName = (day: string) =>
						locale === 'en'
							? formatMonth(day.slice(0, 7), locale).slice(0, 3)
							: `${Number(day.slice(5, 7))}月`;
					return {
						type: 'group',
						children: [
							...heads
								.filter((_, at) => months || at % Math.ceil(34 / (w * 4.35)) === 0)
								.map(({ day }) => {
									const [column, row] = placeOf(day);
									return months
										? word(
												monthName(day),
												[Math.floor(column / block.columns) * block.columns, row - 1],
												-w / 2 + 1,
												0
											)
										: word(
												monthName(day),
												[weekdayOf(day) === 0 ? column : column + 1, 0],
												-w / 2,
												-h / 2 - 10
											);
								}),
							...(months
								? []
								: [0, 2, 4, 6].map((row) => word(formatWeekday(row + 1, locale), [0, row], -w / 2 - 34, 0)))
						]
					};
				}
			},
			scaleLegend(most, (v) => formatNumber(v), context)
		]
	};
}
