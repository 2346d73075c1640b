import type { ClassQuestion } from '#lib/metrics/classes/rows.ts';
import { confirmedFields, type ConfirmedField } from '#lib/model/decisions.ts';
import { classStates } from '#lib/pipeline/marts/mart_classes.ts';

/** Parts of the address that say which rows of the work list are shown. */
export type ClassParts = Readonly<Record<'class' | 'state' | 'rule' | 'was' | 'now', string | null>>;

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined =>
	values.find((value) => value === text);

/** The class of this name; undefined where there is none. */
export const fieldNamed = (text: string | null): ConfirmedField | undefined => oneOf(confirmedFields, text);

/** The question that the address asks: without a state, the differences; `all` asks for no state; an empty value is none. */
export function questionOf(part: (name: string) => string | null): ClassQuestion {
	const state = part('state');
	const [rule, was, now] = [part('rule'), part('was'), part('now')];
	return {
		field: fieldNamed(part('class')),
		state: state === 'all' ? undefined : (oneOf(classStates, state) ?? 'differ'),
		...(rule !== null && { rule }),
		...(was !== null && { recorded: was || null }),
		...(now !== null && { recomputed: now || null })
	};
}

/** The other way round: what the address says of a question. */
export const partsOf = ({ field, state, rule, recorded, recomputed }: ClassQuestion): ClassParts => ({
	class: field ?? null,
	state: state === 'differ' ? null : (state ?? 'all'),
	rule: rule ?? null,
	was: recorded === undefined ? null : (recorded ?? ''),
	now: recomputed === undefined ? null : (recomputed ?? '')
});
