import { formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { topGroups, type Comparison } from '#lib/metrics/fair/comparison.ts';
import type { Standing } from '#lib/stats/funnel.ts';
import type { CountKind } from '#lib/stats/exactTails.ts';
import { tip } from './option.ts';
import type { ChartTheme } from './theme.ts';

/** A group beside all others, as a picture needs it. */
export interface ComparedPoint {
	/** Leads to its rows; null where it stands for several. */
	readonly key: string | null;
	readonly label: string;
	readonly k: number;
	readonly size: number;
	readonly value: number;
	readonly low: number;
	readonly high: number;
	readonly standing: Standing;
}

/** How a group stands, in words that blame nobody. */
export const standingWords: Readonly<Record<Standing, Words>> = {
	above: words('高于总体', '高於總體', 'Above the whole'),
	below: words('低于总体', '低於總體', 'Below the whole'),
	within: words('看不出差别', '看不出差別', 'No difference shown'),
	small: words('样本少', '樣本少', 'Too few')
};

const w = {
	interval: words('95% 区间', '95% 區間', '95% interval'),
	share: words('件数', '件數', 'Cases'),
	events: words('投诉件数', '投訴件數', 'Complaints'),
	exposure: words('户数×月', '戶數×月', 'Household-months')
};

/** A share as a percentage; a rate per 1,000 households and month. */
export const formatCompared = (kind: CountKind, value: number | null): string =>
	kind === 'share' ? formatPercent(value) : formatNumber(value === null ? null : value * 1000, 2);

/** A value on an axis: as short as it can be. */
export const comparedTick = (kind: CountKind, value: number): string =>
	kind === 'share' ? `${Number((value * 100).toFixed(1))}%` : `${Number((value * 1000).toFixed(2))}`;

/** The 95 % interval in the same form. */
export const comparedInterval = (kind: CountKind, low: number, high: number): string =>
	kind === 'share'
		? `${formatNumber(low * 100, 1)}–${formatNumber(high * 100, 1)}%`
		: `${formatCompared(kind, low)}–${formatCompared(kind, high)}`;

/** How large a group is, in words. */
export const sizeWords = (kind: CountKind): Words => (kind === 'share' ? w.share : w.exposure);

/** What the tooltip says of a group. `name` is what is measured. */
export function comparedTip(point: ComparedPoint, kind: CountKind, name: string, locale: Locale): string {
	const { k, size, value, low, high, standing } = point;
	const counts: [string, string][] =
		kind === 'share'
			? [[w.share[locale], `${formatNumber(k)} / ${formatNumber(size)}`]]
			: [
					[w.events[locale], formatNumber(k)],
					[w.exposure[locale], formatNumber(size)]
				];
	return tip(
		point.label,
		[[name, formatCompared(kind, value)], [w.interval[locale], comparedInterval(kind, low, high)], ...counts],
		standingWords[standing][locale]
	);
}

/** A mark told apart by shape as by colour: a diamond stands out, a hollow one is too small to be compared. */
export function markOf(standing: Standing, theme: ChartTheme): Record<string, unknown> {
	const out = standing === 'above' || standing === 'below';
	const color = out ? theme.signal : standing === 'small' ? theme.muted : theme.accent;
	return {
		symbol: out ? 'diamond' : 'circle',
		itemStyle: {
			color: standing === 'small' ? 'transparent' : color,
			borderColor: standing === 'small' ? color : theme.surface,
			borderWidth: 1
		}
	};
}

const rest = words('其他（{n} 个）', '其他（{n} 個）', 'Other ({n})');

/** A comparison as points of a picture, at most so many; what is put together leads nowhere. */
export function comparedPoints(
	comparison: Comparison,
	label: (key: string | null) => string,
	locale: Locale,
	most = Infinity
): ComparedPoint[] {
	const { shown, rest: others } = topGroups(comparison, most);
	return [
		...shown.map((group) => ({ ...group, key: group.key ?? '', label: label(group.key) })),
		...(others
			? [{ ...others, key: null, label: say(rest, locale, { n: formatNumber(others.groups) }) }]
			: [])
	];
}
