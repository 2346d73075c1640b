import type { EChartsCoreOption } from 'echarts/core';
import type { ChartContext, ChartTheme } from './theme.ts';

/** What a chart function gives: drawn by draw.ts alone. */
export type ChartOption = EChartsCoreOption;

const signs: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
/** Imported text is hostile: tooltips are HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

/** The box of a tooltip: a head, then one line for each name and value. */
export function tip(head: string, lines: readonly (readonly [string, string])[], foot = ''): string {
	const rows = lines
		.map(
			([name, value]) =>
				`<tr><td>${escapeHtml(name)}</td><td style="text-align:right;padding-left:16px"><b>${escapeHtml(value)}</b></td></tr>`
		)
		.join('');
	const end =
		foot === ''
			? ''
			: `<div style="opacity:.75;margin-top:4px;white-space:normal;max-width:260px">${escapeHtml(foot)}</div>`;
	return `<div style="margin-bottom:4px">${escapeHtml(head)}</div><table style="border-spacing:0;font-variant-numeric:tabular-nums">${rows}</table>${end}`;
}

/** The box a chart is drawn in, below what stands above it. */
const box = (top: number) => ({
	left: 8,
	right: 16,
	top,
	bottom: 8,
	outerBoundsMode: 'same',
	outerBoundsContain: 'axisLabel'
});

/** A legend above the picture, and the room it needs. It explains: nothing is switched off by it. */
export const legendOnTop = (theme: ChartTheme, names?: readonly string[]) => ({
	grid: box(40),
	legend: {
		top: 0,
		left: 0,
		itemWidth: 16,
		itemHeight: 8,
		selectedMode: false,
		...(names && { data: [...names] }),
		textStyle: { color: theme.ink, fontFamily: theme.font }
	}
});

/** What all charts share: no motion, no toolbox, calm text. */
export function base({ theme }: ChartContext): ChartOption {
	return {
		animation: false,
		// drawn bit by bit, a picture that is put away meanwhile throws
		progressive: 0,
		backgroundColor: 'transparent',
		color: [...theme.series],
		textStyle: { fontFamily: theme.font, fontSize: 12, color: theme.ink },
		aria: { enabled: true, label: { enabled: false } },
		grid: box(24),
		tooltip: {
			confine: true,
			backgroundColor: theme.surface,
			borderColor: theme.line,
			padding: 12,
			textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font }
		}
	};
}

/** About how wide a text of 12 px is: a Chinese sign is as wide as high, a Latin one half. */
export const textWidth = (text: string): number =>
	[...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 12 : 6.2), 0);

/** An axis of names. */
export function nameAxis(names: readonly string[], theme: ChartTheme): Record<string, unknown> {
	return {
		type: 'category',
		data: [...names],
		axisTick: { show: false },
		axisLine: { lineStyle: { color: theme.line } },
		axisLabel: { color: theme.muted, fontSize: 12, hideOverlap: true }
	};
}

/** An axis of so many names that the last one's half would not find room: it ends at the axis. */
export function packed(axis: Record<string, unknown>, names: number): Record<string, unknown> {
	if (names <= 36) return axis;
	return { ...axis, axisLabel: { ...(axis['axisLabel'] as object), alignMaxLabel: 'right' } };
}

/** An axis of values, from zero. */
export function valueAxis(theme: ChartTheme, format: (value: number) => string): Record<string, unknown> {
	return {
		type: 'value',
		min: 0,
		splitNumber: 4,
		splitLine: { lineStyle: { color: theme.line } },
		axisLabel: { color: theme.muted, fontSize: 12, hideOverlap: true, formatter: format }
	};
}
