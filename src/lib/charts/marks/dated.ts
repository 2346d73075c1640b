import { markLine, type ControlMark } from '#lib/charts/controlMarks.ts';
import type { ChartOption } from '#lib/charts/option.ts';
import type { ChartTheme } from '#lib/charts/theme.ts';
import { seriesOf } from './marks.ts';

/** The picture with marks on dates as lines across it; `places` are the times along its axis of names. */
export function withDates(
	option: ChartOption,
	places: readonly string[],
	marks: readonly ControlMark[],
	theme: ChartTheme
): ChartOption {
	const line = markLine(
		places.map((at) => ({ at })),
		marks,
		theme
	);
	const series = seriesOf(option);
	if (!line) return option;
	return {
		...option,
		series: series.map((one, at) => (at === series.length - 1 ? { ...one, markLine: line } : one))
	};
}
