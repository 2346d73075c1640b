import { formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import type { CountKind } from '#lib/stats/exactTails.ts';
import type { FunnelLimits } from '#lib/stats/funnel.ts';
import {
	comparedTick,
	comparedTip,
	formatCompared,
	markOf,
	sizeWords,
	type ComparedPoint
} from './compared.ts';
import { base, textWidth, valueAxis, type ChartOption } from './option.ts';
import { nameSides, type NameSide } from './marks/nameSides.ts';
import { roundScale } from './scale.ts';
import type { ChartContext } from './theme.ts';

export interface FunnelPicture {
	readonly kind: CountKind;
	/** What is measured, in words. */
	readonly name: string;
	/** All groups together. */
	readonly target: number;
	readonly points: readonly ComparedPoint[];
	readonly limits: readonly FunnelLimits[];
}

const w = {
	all: words('总体', '總體', 'All'),
	inner: words('95% 界限', '95% 界限', '95% limits'),
	outer: words('99.8% 界限', '99.8% 界限', '99.8% limits')
};

/** Lines as the legend shows them. */
const thick = 'path://M0,0h24v3h-24z';
const thin = 'path://M0,1h24v1h-24z';
const dashes = 'path://M0,1h5v1h-5zM9,1h6v1h-6zM19,1h5v1h-5z';

/** The larger a group, the narrower the limits: whoever lies within them differs no more than by chance. */
export function funnel(
	{ kind, name, target, points, limits }: FunnelPicture,
	{ locale, theme }: ChartContext
): ChartOption {
	const show = (value: number) => formatCompared(kind, value);
	const widest = Math.max(...limits.map(({ size }) => size), 1);
	const highest = topOf(target, points, limits);
	const curve = (label: string, pick: (limit: FunnelLimits) => number, type: 'solid' | 'dashed') => ({
		name: label,
		type: 'line',
		symbol: 'none',
		silent: true,
		z: points.length > 200 ? 6 : 3,
		data: limits.map((limit) => [limit.size, pick(limit)]),
		lineStyle: { color: theme.muted, width: 1, type },
		itemStyle: { color: theme.muted },
		tooltip: { show: false }
	});
	const most = Math.max(...points.map(({ size }) => size), 1);
	const sideOf = sidesOf(points, show, widest, highest);
	const [least, range] = points.length > 200 ? [4, 6] : [8, 10];
	return {
		...base({ locale, theme }),
		grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'all' },
		legend: {
			data: [
				{ name: w.all[locale], icon: thick },
				{ name: w.inner[locale], icon: dashes },
				{ name: w.outer[locale], icon: thin }
			],
			left: 8,
			top: 0,
			itemWidth: 24,
			itemHeight: 3,
			selectedMode: false,
			textStyle: { color: theme.muted, fontSize: 12 }
		},
		xAxis: {
			type: 'value',
			min: 0,
			max: widest,
			splitNumber: 4,
			name: sizeWords(kind)[locale],
			nameLocation: 'middle',
			nameGap: 8,
			nameTextStyle: { color: theme.muted, fontSize: 12 },
			axisLine: { lineStyle: { color: theme.line } },
			splitLine: { show: false },
			axisLabel: {
				color: theme.muted,
				fontSize: 12,
				hideOverlap: true,
				showMaxLabel: false,
				formatter: (value: number) => formatNumber(value)
			}
		},
		yAxis: {
			...valueAxis(theme, (value) => comparedTick(kind, value)),
			...roundScale(0, highest, kind === 'share' ? { ceiling: 1 } : {})
		},
		series: [
			{
				...curve(w.all[locale], () => target, 'solid'),
				data: [
					[0, target],
					[widest, target]
				],
				lineStyle: { color: theme.ink, width: 1.5 },
				itemStyle: { color: theme.ink }
			},
			curve(w.inner[locale], ({ low95 }) => low95, 'dashed'),
			curve(w.inner[locale], ({ high95 }) => high95, 'dashed'),
			curve(w.outer[locale], ({ low998 }) => low998, 'solid'),
			curve(w.outer[locale], ({ high998 }) => high998, 'solid'),
			{
				type: 'scatter',
				z: 5,
				labelLayout: { hideOverlap: true },
				tooltip: {
					formatter: (p: { dataIndex: number }) => {
						const point = points[p.dataIndex];
						return point ? comparedTip(point, kind, name, locale) : '';
					}
				},
				data: points.map((point) => ({
					...(point.key === null ? {} : { key: point.key }),
					value: [point.size, point.value],
					...markOf(point.standing, theme),
					symbolSize: least + range * Math.sqrt(point.size / most) + (isOut(point) ? 2 : 0),
					z: isOut(point) ? 2 : 1,
					label: {
						show: isOut(point),
						formatter: `${point.label.replaceAll(/[{}]/g, '')} ${show(point.value)}`,
						...sideOf.get(point),
						color: theme.signal,
						opacity: 1,
						textBorderColor: theme.surface,
						textBorderWidth: 2,
						fontSize: 12,
						width: 140,
						overflow: 'truncate'
					}
				}))
			}
		]
	};
}

const isOut = ({ standing }: ComparedPoint) => standing === 'above' || standing === 'below';

/** Where the names of those outside stand: rather on the far side of the limits, away from those within. */
function sidesOf(
	points: readonly ComparedPoint[],
	show: (value: number) => string,
	widest: number,
	highest: number
): Map<ComparedPoint, NameSide> {
	const place = ({ size, value }: ComparedPoint) => ({ x: size / widest, y: value / highest });
	const out = points.filter(isOut);
	const sides = nameSides(
		out.map((point) => ({
			...place(point),
			width: Math.min(140, textWidth(`${point.label} ${show(point.value)}`)),
			high: point.standing === 'above'
		})),
		points.length > 200 ? [] : points.filter((point) => !isOut(point)).map(place)
	);
	return new Map(out.map((point, at) => [point, sides[at]!]));
}

/** High enough for every group with its name, and for the limits of all but the smallest ones, which would press all else flat. */
function topOf(target: number, points: readonly ComparedPoint[], limits: readonly FunnelLimits[]): number {
	const sizes = points.map(({ size }) => size).sort((a, b) => a - b);
	const usual = sizes[Math.floor(sizes.length / 4)] ?? 0;
	const limit = limits.find(({ size }) => size >= usual)?.high998 ?? target;
	return Math.max(limit, target, ...points.map(({ value }) => value)) * 1.08;
}
