import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { PlacedNote } from '#lib/metrics/judging.ts';
import type { Trend } from '#lib/metrics/trend.ts';
import type { ChartTheme } from './theme.ts';

const phaseWords = words('基线{no}', '基線{no}', 'Baseline {no}');

/** Something that stands on a date: a note with its number, or the beginning of a new baseline. */
export interface ControlMark {
	/** The point of the chart at which it stands. */
	readonly at: string;
	/** A few signs: they are written above the line. */
	readonly label: string;
	readonly kind: 'note' | 'phase';
}

/** Lines so near to each other that their labels would touch, as shares of the chart's points, share one label. */
const nearest = 1 / 8;

/** The marks as lines across the chart, first to last; several on or near a point share a label. */
export function markLine(
	points: readonly { readonly at: string }[],
	marks: readonly ControlMark[],
	theme: ChartTheme
): Record<string, unknown> | undefined {
	const placed = marks
		.map((mark) => ({ ...mark, index: points.findIndex(({ at }) => at === mark.at) }))
		.filter(({ index }) => index >= 0)
		.toSorted((a, b) => a.index - b.index);
	if (placed.length === 0) return undefined;
	const groups: (typeof placed)[] = [];
	for (const mark of placed) {
		const group = groups.at(-1);
		const near = group !== undefined && mark.index - group[0]!.index <= points.length * nearest;
		if (near) group.push(mark);
		else groups.push([mark]);
	}
	const data = groups.flatMap((group) =>
		group.map((mark, place) => ({
			xAxis: mark.index,
			lineStyle: {
				color: mark.kind === 'phase' ? theme.ink : theme.muted,
				width: 1,
				type: mark.kind === 'phase' ? 'solid' : 'dotted'
			},
			label: {
				show: place === 0,
				formatter: together(group),
				// at the edges a centred label would leave the picture
				align:
					mark.index > points.length * 0.85 ? 'right' : mark.index < points.length * 0.1 ? 'left' : 'center'
			}
		}))
	);
	return {
		symbol: 'none',
		silent: true,
		animation: false,
		label: { position: 'end', distance: 4, color: theme.ink, fontSize: 12 },
		data
	};
}

/** The labels of a group: those of phases, then the numbers of notes, runs as 2–5. */
function together(group: readonly ControlMark[]): string {
	const phases = group.filter(({ kind }) => kind === 'phase').map(({ label }) => label);
	const notes = group.filter(({ kind }) => kind === 'note').map(({ label }) => label);
	const numbers = notes.length > 2 ? `${notes[0]}–${notes.at(-1)}` : notes.join('·');
	return [phases.length > 1 ? `${phases[0]}…` : phases[0], numbers].filter(Boolean).join(' ');
}

/** The lines across a chart: its notes by their numbers, and where a new baseline begins. */
export const marksOf = (notes: readonly PlacedNote[], trend: Trend | null, locale: Locale): ControlMark[] => [
	...(trend?.phases ?? []).slice(1).map(({ from }, i) => ({
		at: from,
		label: say(phaseWords, locale, { no: i + 2 }),
		kind: 'phase' as const
	})),
	...notes.map(({ no, at }) => ({ at, label: String(no), kind: 'note' as const }))
];
