import type { ChartOption } from '#lib/charts/option.ts';
import { tipPlace } from './tipPlace.ts';

/** A thing in a picture that can be pointed at. */
export interface Mark {
	/** Null: it is spoken of, but nothing follows from a click. */
	readonly key: string | null;
	readonly seriesIndex: number;
	readonly dataIndex: number;
}

interface Series {
	readonly silent?: boolean;
	readonly data?: readonly unknown[];
	readonly tooltip?: { readonly formatter?: unknown; readonly show?: boolean };
	readonly [other: string]: unknown;
}

export const seriesOf = (option: ChartOption): readonly Series[] => {
	const { series } = option as { series?: Series | readonly Series[] };
	return series === undefined
		? []
		: Array.isArray(series)
			? (series as readonly Series[])
			: [series as Series];
};

/** The key of a datum; null where it has none. */
export function keyOf(datum: unknown): string | null {
	const key = (datum as { key?: unknown } | null | undefined)?.key;
	return typeof key === 'string' ? key : null;
}

/** The marks of a picture in reading order; where some have keys, only those. */
export function marksOf(option: ChartOption): Mark[] {
	const all = seriesOf(option).flatMap((series, seriesIndex) =>
		series.silent
			? []
			: (series.data ?? []).map((datum, dataIndex): Mark => ({ key: keyOf(datum), seriesIndex, dataIndex }))
	);
	const keyed = all.filter(({ key }) => key !== null);
	return (keyed.length > 0 ? keyed : all).sort(
		(a, b) => a.dataIndex - b.dataIndex || a.seriesIndex - b.seriesIndex
	);
}

/** The keys along the axis of names, where each place has just one: a click beside a mark means that. */
export function keysAlong(option: ChartOption): (string | null)[] {
	const places: Set<string>[] = [];
	for (const { data } of seriesOf(option))
		for (const [at, datum] of (data ?? []).entries()) {
			const key = keyOf(datum);
			if (key !== null) (places[at] ??= new Set()).add(key);
		}
	return Array.from(places, (keys) => (keys?.size === 1 ? [...keys][0]! : null));
}

/** Which axis holds names: the lying one of columns, the standing one of bars, or neither. */
export function nameAxisOf(option: ChartOption): 'x' | 'y' | null {
	const type = (axis: unknown) =>
		((Array.isArray(axis) ? axis[0] : axis) as { type?: unknown } | undefined)?.type;
	if (type(option['xAxis']) === 'category') return 'x';
	return type(option['yAxis']) === 'category' ? 'y' : null;
}

/** What a series that draws its own marks is told of each in its third value: nothing is chosen, this is, or another is. */
export const picks = { none: 0, chosen: 1, away: 2 } as const;
export const pickAt = 2;

/** The picture with what is not chosen stepping back, and an edge around what is. */
export function withChosen(option: ChartOption, has: (key: string) => boolean, edge: string): ChartOption {
	const series = seriesOf(option).map((one) => ({
		...one,
		data: one.data?.map((datum) => {
			const key = keyOf(datum);
			if (key === null) return datum;
			if (one['type'] === 'custom') {
				const { value } = datum as { value: readonly number[] };
				return {
					...(datum as object),
					value: value.with(pickAt, has(key) ? picks.chosen : picks.away)
				};
			}
			const { itemStyle, ...rest } = datum as { itemStyle?: object };
			const style = { ...(one['itemStyle'] as object | undefined), ...itemStyle };
			return {
				...rest,
				itemStyle: has(key) ? { ...style, borderColor: edge, borderWidth: 2 } : { ...style, opacity: 0.3 }
			};
		})
	}));
	return { ...option, series };
}

type Formatter = (at: unknown) => string;

/** What the picture says of a mark on hover, as HTML; empty where it says nothing. */
export function tipOf(option: ChartOption, { seriesIndex, dataIndex }: Mark): string {
	const series = seriesOf(option)[seriesIndex];
	const tooltip = option['tooltip'] as { trigger?: string; formatter?: unknown } | undefined;
	const formatter = series?.tooltip?.formatter ?? tooltip?.formatter;
	if (typeof formatter !== 'function') return '';
	const data = series?.data?.[dataIndex];
	const value = (data as { value?: unknown } | null)?.value ?? data;
	const at = {
		componentType: 'series',
		seriesIndex,
		dataIndex,
		data,
		value,
		name: '',
		seriesName: series?.['name']
	};
	return (formatter as Formatter)(tooltip?.trigger === 'axis' ? [at] : at);
}

/** The picture with something at the end of each hover text: `more` gives HTML for a mark's key. */
export function withTipEnd(option: ChartOption, more: (key: string) => string): ChartOption {
	const along = keysAlong(option);
	const extended = (formatter: unknown) =>
		typeof formatter !== 'function'
			? formatter
			: (at: { data?: unknown; dataIndex: number } | readonly { data?: unknown; dataIndex: number }[]) => {
					const html = (formatter as Formatter)(at);
					const first = (Array.isArray(at) ? at[0] : at) as { data?: unknown; dataIndex: number } | undefined;
					const key = keyOf(first?.data) ?? along[first?.dataIndex ?? -1] ?? null;
					return html === '' || key === null ? html : html + more(key);
				};
	const tooltip = option['tooltip'] as { formatter?: unknown } | undefined;
	const lying = nameAxisOf(option) === 'y';
	return {
		...option,
		tooltip: {
			...tooltip,
			enterable: true,
			hideDelay: 300,
			transitionDuration: 0,
			confine: false,
			position: (
				pointer: [number, number],
				_: unknown,
				__: unknown,
				mark: { x: number; y: number; width: number; height: number } | null,
				{ contentSize, viewSize }: { contentSize: [number, number]; viewSize: [number, number] }
			) => tipPlace(pointer, mark, contentSize, viewSize, lying),
			formatter: extended(tooltip?.formatter)
		},
		series: seriesOf(option).map((one) =>
			one.tooltip?.formatter
				? { ...one, tooltip: { ...one.tooltip, formatter: extended(one.tooltip.formatter) } }
				: one
		)
	};
}

const entities: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'"
};

/** A hover text without its HTML, to be spoken; `comma` stands between its parts. */
export const textOf = (html: string, comma: string): string =>
	html
		.replace(/<\/(?:div|td|tr)>/g, '\n')
		.replace(/<[^>]*>/g, '')
		.split('\n')
		.map((part) => part.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => entities[sign]!).trim())
		.filter(Boolean)
		.join(comma);
