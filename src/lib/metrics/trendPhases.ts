import { nelson } from '#lib/stats/nelson.ts';
import type { PhaseChart } from './trendChart.ts';

/** A new baseline that nine points or more on one side of the centre speak for. */
export interface Proposal {
	/** The first point of the run. */
	readonly from: string;
	/** How many points the run has; it still lasts. */
	readonly n: number;
	readonly side: 'above' | 'below';
	/** The centre that stands now, and those of the two phases that would take its place. */
	readonly centre: number;
	readonly before: number;
	readonly after: number;
}

/** The places of the points, phase by phase. A start that leaves nothing before it, or nothing after, is none. */
export function groupsOf(
	whole: readonly number[],
	names: readonly string[],
	starts: readonly string[]
): number[][] {
	const groups: number[][] = [];
	for (const i of whole) {
		const before = groups.at(-1);
		const last = before?.at(-1);
		const begins =
			last === undefined ||
			starts.some((start) => isReached(names[i]!, start) && !isReached(names[last]!, start));
		if (begins) groups.push([i]);
		else before!.push(i);
	}
	return groups;
}

/** A month is reached by its name, a day by the day; a month holds all its days. */
const isReached = (at: string, start: string): boolean => at >= start.slice(0, at.length);

/** What rule 2 proposes in the present phase: a run on one side that began within it and still lasts. */
export function proposalOf(
	{ group, shown, forRules }: PhaseChart & { readonly group: readonly number[] },
	months: readonly { readonly month: string }[],
	declined: readonly string[],
	chart: (at: readonly number[]) => PhaseChart
): Proposal | null {
	const end = forRules.length - 1;
	if (!nelson(forRules, [2]).some(({ index }) => index === end)) return null;
	const side = (i: number) => Math.sign(forRules[i]!.value - forRules[i]!.centre);
	let start = end;
	while (start > 0 && side(start - 1) === side(end)) start--;
	if (start === 0) return null;
	const from = months[group[start]!]!.month;
	if (declined.includes(from)) return null;
	return {
		from,
		n: end - start + 1,
		side: side(end) > 0 ? 'above' : 'below',
		centre: shown[end]!.centre,
		before: chart(group.slice(0, start)).shown[0]!.centre,
		after: chart(group.slice(start)).shown[0]!.centre
	};
}
