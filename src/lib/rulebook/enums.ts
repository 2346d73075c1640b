import { literal } from '#lib/engine/sql.ts';
import { outcomes, reasonCodes, reasons, type Outcome } from './reasons.ts';

/** An enumerated type of SQL: a byte a cell instead of a text. */
export const enumOf = (values: readonly string[]): string => `enum(${values.map(literal).join(', ')})`;

export const outcomeType = enumOf(outcomes);
export const reasonType = enumOf(reasonCodes);

/** SQL: the outcome that follows from a reason of `reasonType`; reasons stand in order of their outcomes. */
export function outcomeOf(reason: string): string {
	const whens = outcomes.map((outcome) => {
		const upTo = reasonCodes.findLastIndex((code) => reasons[code].outcome === outcome) + 1;
		return `when enum_code(${reason}) < ${upTo} then '${outcome}'`;
	});
	return `cast(case ${whens.join(' ')} end as ${outcomeType})`;
}

/** SQL: the reason, of `reasonType`, is one of this outcome. */
export function isOutcome(reason: string, outcome: Outcome): string {
	const first = reasonCodes.findIndex((code) => reasons[code].outcome === outcome);
	const last = reasonCodes.findLastIndex((code) => reasons[code].outcome === outcome);
	return `enum_code(${reason}) between ${first} and ${last}`;
}
