import type { Filter } from './filter.ts';
import type { Monthly } from './monthly.ts';
import { judged, type Judging } from './trend.ts';
import type { Annotations, Note } from '#lib/model/annotations.ts';
import { usualRules } from '#lib/stats/nelson.ts';
import { searchOf } from './filterUrl.ts';

/** The chart of a figure as it is filtered: a baseline of the whole is none of a part. The period does not matter. */
export function chartKey(figure: string, filter: Filter): string {
	const part = searchOf({ ...filter, from: undefined, to: undefined, month: undefined }).toString();
	return part === '' ? figure : `${figure}?${part}`;
}

/** How a chart is to be judged after what people settled. */
export function judgingOf(annotations: Annotations, chart: string): Judging {
	const own = annotations.phases.filter((phase) => phase.chart === chart);
	const from = (begins: boolean) => own.filter((phase) => phase.begins === begins).map((phase) => phase.from);
	return { starts: from(true), declined: from(false), rules: [...usualRules, ...annotations.rules] };
}

/** All trends of a page, each judged from the baselines of its own chart. */
export function judgedMonthly<M extends Pick<Monthly, 'trends'>>(
	monthly: M,
	annotations: Annotations,
	filter: Filter
): M {
	if (annotations.phases.length === 0 && annotations.rules.length === 0) return monthly;
	const trends = Object.fromEntries(
		Object.entries(monthly.trends).map(([figure, trend]) => [
			figure,
			judged(trend, judgingOf(annotations, chartKey(figure, filter)))
		])
	) as Monthly['trends'];
	return { ...monthly, trends };
}

/** A note with the number it has on this chart. */
export interface PlacedNote {
	readonly no: number;
	readonly note: Note;
	/** The point it stands at. */
	readonly at: string;
}

/** The notes that fall within the points of a chart, numbered in order: in a month, or at the first event not before them. */
export function placedNotes(
	points: readonly { readonly at: string }[],
	notes: readonly Note[]
): PlacedNote[] {
	const last = points.at(-1)?.at;
	const first = points[0]?.at;
	if (first === undefined || last === undefined) return [];
	return notes
		.flatMap((note) => {
			const name = note.on.slice(0, first.length);
			if (name < first || name > last) return [];
			const point = points.find(({ at }) => at >= name)!;
			return [{ note, at: point.at }];
		})
		.map((placed, index) => ({ no: index + 1, ...placed }));
}
