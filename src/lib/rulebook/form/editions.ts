import type { Problem } from '#lib/base/problem.ts';
import { rulebookProblem } from '#lib/rulebook/problems.ts';
import { withItem, withoutItem, withValue } from './edit.ts';

type Json = Readonly<Record<string, unknown>>;
const editionsOf = (rulebook: unknown): readonly Json[] => {
	const found = (rulebook as Json | null)?.['editions'];
	return Array.isArray(found) ? (found as Json[]) : [];
};

const isDay = (text: string): boolean =>
	/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** A name that no edition has yet: the rulebook's, and the day. */
function freeId(rulebook: unknown, day: string): string {
	const taken = new Set(editionsOf(rulebook).map(({ id }) => id));
	const base = `${String((rulebook as Json)['id'] ?? 'edition')}-${day}`;
	let id = base;
	for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
	return id;
}

export type NewEdition = { readonly rulebook: unknown; readonly at: number } | { readonly problem: Problem };

/**
 * A rulebook with a new edition from this day: a copy of the one in force on the day before, which stays as it is and ends
 * then. Refused where an edition begins on that day already.
 */
export function withEdition(rulebook: unknown, day: string): NewEdition {
	const editions = editionsOf(rulebook);
	const before = editions.findLastIndex(
		({ from }) => from === null || (typeof from === 'string' && from < day)
	);
	const place = `editions[${Math.max(before, 0) + 1}].from`;
	if (!isDay(day)) return { problem: rulebookProblem('rulebook_not_date', place) };
	const same = editions.findIndex(({ from }) => from === day);
	if (same >= 0) return { problem: rulebookProblem('rulebook_edition_there', place, { from: day }) };
	const ground = editions[before] ?? editions[0] ?? {};
	const copy = { ...ground, id: freeId(rulebook, day), from: day, to: null };
	const ended = withValue(rulebook, ['editions', Math.max(before, 0), 'to'], null);
	return { rulebook: withItem(ended, ['editions'], copy, before + 1), at: before + 1 };
}

/** A rulebook without one of its editions: the one before it stays in force; the first hands its days to the next. */
export function withoutEdition(rulebook: unknown, at: number): unknown {
	const left = withoutItem(rulebook, ['editions'], at);
	return at === 0 && editionsOf(left).length > 0 ? withValue(left, ['editions', 0, 'from'], null) : left;
}
