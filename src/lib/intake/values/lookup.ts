import type { CodeSet } from '#lib/model/codes.ts';
import type { FieldType } from '#lib/model/columns.ts';
import { readBoolean } from './boolean.ts';
import { readCode } from './code.ts';
import { readNumber } from './number.ts';

/** Types whose every distinct text is looked up: few texts, many rows. */
export const isLookedUp = (type: FieldType): boolean => type === 'boolean' || type.startsWith('code:');

/** Types of figures: SQL reads most, the readers the odd ones. */
export const isFigure = (type: FieldType): boolean =>
	type === 'integer' || type === 'number' || type === 'money';

/** What the readers make of one distinct text of a field, as `lookup.value` holds it; null where they make nothing of it. */
export function readValue(type: FieldType, text: string): string | null {
	if (type === 'boolean') {
		const value = readBoolean(text);
		return value === null ? null : String(value);
	}
	if (type.startsWith('code:')) return readCode(type.slice(5) as CodeSet, text);
	const number = readNumber(text);
	if (number === null || type !== 'integer') return number;
	return /^-?\d+(?:\.0+)?$/.test(number) ? number.replace(/\.0+$/, '') : null;
}
