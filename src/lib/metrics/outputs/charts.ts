import { judgedMonthly, placedNotes } from '#lib/metrics/judging.ts';
import { monthly } from '#lib/metrics/monthly.ts';
import type { Annotations } from '#lib/model/annotations.ts';
import { whole, type Output } from './output.ts';

/** charts.csv: every point of the control charts by month or event, with its limits, baseline, signals and notes, judged as people settled. */
export const chartsOutput = (annotations: Annotations): Output =>
	whole(
		'charts',
		['figure', 'at', 'value', 'lower', 'centre', 'upper', 'chart', 'phase', 'partial', 'rules', 'notes'],
		async (engine, signal) => {
			const { trends } = judgedMonthly(await monthly(engine, {}, signal), annotations, {});
			return Object.entries(trends).flatMap(([figure, trend]) => {
				const notes = placedNotes(trend.points, annotations.notes);
				return trend.points.map(({ at, value, lower, centre, upper, partial, phase }) => ({
					figure,
					at,
					value,
					lower,
					centre,
					upper,
					chart: trend.kind,
					phase: phase + 1,
					partial,
					rules: trend.signals
						.filter((one) => one.at === at)
						.map(({ rule }) => rule)
						.join('; '),
					notes: notes
						.filter((one) => one.at === at)
						.map(({ note }) => `${note.on} ${note.text}`)
						.join('; ')
				}));
			});
		}
	);
