import type { Words } from '#lib/i18n/locale.ts';
import type { CodeSet } from '#lib/model/codes.ts';

/** What a column holds. Money is imported in yuan and kept in integer fen. */
export type FieldType = 'text' | 'datetime' | 'boolean' | 'integer' | 'number' | 'money' | `code:${CodeSet}`;

/** One canonical field: the only place where its type, label and header spellings stand. */
export interface Field {
	readonly name: string;
	readonly type: FieldType;
	readonly label: Words;
	/** Header spellings, simplified and English; they are folded (width, case, script, punctuation) before they are compared. */
	readonly headers: readonly string[];
}

/** A field whose name stays a literal type. */
export const field = <N extends string>(name: N, type: FieldType, label: Words, headers: readonly string[]) =>
	({ name, type, label, headers }) as const satisfies Field;
