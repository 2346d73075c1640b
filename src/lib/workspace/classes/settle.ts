import type { Confirmation, ConfirmedField, Decisions } from '#lib/model/decisions.ts';

/** A value that somebody settles. */
export interface Settled {
	/** As the marts number it. */
	readonly complaint: string;
	readonly field: ConfirmedField;
	readonly value: string;
}

type Place = Pick<Settled, 'complaint' | 'field'>;
const keyOf = ({ complaint, field }: Place) => `${field}\n${complaint}`;

/** Decisions in which all of these are confirmed, in place of what was confirmed of them before. */
export function settling(
	values: readonly Settled[],
	signature: Pick<Confirmation, 'reason' | 'by' | 'at'>
): (known: Decisions) => Decisions {
	const keys = new Set(values.map(keyOf));
	return (known) => ({
		...known,
		confirmations: [
			...known.confirmations.filter((one) => !keys.has(keyOf(one))),
			...values.map((value) => ({ ...value, ...signature }))
		]
	});
}

/** Decisions in which these stand again as they did in `before`: confirmed in another way, or not at all. */
export function unsettling(
	places: readonly Place[],
	before: Pick<Decisions, 'confirmations'> = { confirmations: [] }
): (known: Decisions) => Decisions {
	const keys = new Set(places.map(keyOf));
	const earlier = before.confirmations.filter((one) => keys.has(keyOf(one)));
	return (known) => ({
		...known,
		confirmations: [...known.confirmations.filter((one) => !keys.has(keyOf(one))), ...earlier]
	});
}
