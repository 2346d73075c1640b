import type { Navigation } from '#lib/ui/navigation.ts';
import { isAnyPicked, isPicked, only, picked, span, type PickPart } from '#lib/workspace/picks.ts';
import { prepare } from '#lib/workspace/question.svelte.ts';

/** The rows behind a mark: where they are listed, and how many they are, where that is known. */
export interface RowsBehind {
	readonly href: string;
	readonly n: number | null;
}

/** What clicks on a chart's marks do, and what they have done. A mark is known by the `key` of its data. */
export interface Picking {
	/** True where something is chosen: the marks that are not step back. */
	readonly any: boolean;
	has(key: string): boolean;
	/** Chooses a mark, or takes it back; with `add`, beside what is chosen already. */
	pick(key: string, add: boolean): void;
	/** Chooses all from one mark of a time axis to another; left out where keys are no times. */
	span?(from: string, to: string): void;
	/** Asks ahead what a pick of this mark would ask; null where the pointer left. */
	prepare?(key: string | null): void;
	/** Null: the mark leads to no rows. */
	rows?(key: string): RowsBehind | null;
}

/** Clicks filter every view by this part of the filter; `count` tells how many complaints are behind a mark. */
export function pickingBy(
	navigation: Navigation,
	part: PickPart,
	count: (key: string) => number | null | undefined = () => null
): Picking {
	return {
		get any() {
			return isAnyPicked(navigation.filter, part);
		},
		has: (key) => isPicked(navigation.filter, part, key),
		pick: (key, add) => navigation.setFilter(picked(navigation.filter, part, key, add)),
		...(part === 'period'
			? { span: (from: string, to: string) => navigation.setFilter(span(navigation.filter, from, to)) }
			: {}),
		prepare: (key) => prepare(key === null ? null : picked(navigation.filter, part, key)),
		rows: (key) => ({
			href: navigation.href('complaints', only(navigation.filter, part, key)),
			n: count(key) ?? null
		})
	};
}

/** Clicks filter every view by this part: for marks that are not in a chart. */
export const pick = (navigation: Navigation, part: PickPart, key: string, add = false): void =>
	navigation.setFilter(picked(navigation.filter, part, key, add));
