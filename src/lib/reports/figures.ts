import { marksOf } from '#lib/charts/controlMarks.ts';
import { control } from '#lib/charts/control.ts';
import type { Measure } from '#lib/charts/measure.ts';
import { outcomes, type OutcomeBar } from '#lib/charts/outcomes.ts';
import { pareto, type ParetoBar } from '#lib/charts/pareto.ts';
import { trendPoints } from '#lib/charts/signals.ts';
import { themes } from '#lib/charts/theme.ts';
import type { ChartOption } from '#lib/charts/option.ts';
import { placedNotes } from '#lib/metrics/judging.ts';
import type { Trend } from '#lib/metrics/trend.ts';
import type { PaperContext } from './context.ts';
import type { Figure, Table } from './document.ts';

/** Pixels of a picture on the page, at 96 to the inch: the width between the margins. */
const width = 672;

interface Words {
	readonly id: string;
	readonly caption: string;
	readonly alt: string;
	readonly data: Table;
}

async function figure(option: ChartOption, height: number, texts: Words): Promise<Figure> {
	// The drawing library is large and only wanted when a paper is made.
	const { renderSvg } = await import('#lib/charts/draw.ts');
	return { kind: 'figure', ...texts, svg: renderSvg(option, width, height), width, height, shown: false };
}

const paper = (context: PaperContext) => ({ locale: context.locale, theme: themes.paper });

/** Months between their control limits, with the notes and baselines that people set. */
export const trendFigure = (
	trend: Trend,
	measure: Measure,
	context: PaperContext,
	texts: Words
): Promise<Figure> =>
	figure(
		control(
			trendPoints(trend, context.locale),
			measure,
			paper(context),
			marksOf(placedNotes(trend.points, context.annotations.notes), trend, context.locale)
		),
		240,
		texts
	);

/** The largest first, with the cumulative share. */
export const paretoFigure = (
	bars: readonly ParetoBar[],
	context: PaperContext,
	texts: Words
): Promise<Figure> => figure(pareto(bars, 'count', paper(context)), 280, texts);

/** One bar a clause: met, breached, pending, unknown. */
export const outcomeFigure = (
	bars: readonly OutcomeBar[],
	context: PaperContext,
	texts: Words
): Promise<Figure> => figure(outcomes(bars, paper(context)), 60 + bars.length * 22, texts);
