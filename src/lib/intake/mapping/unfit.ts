import type { Inspection } from '#lib/intake/inspection.ts';
import { matchHeader } from './dictionary.ts';

/**
 * Columns, by index, that their header names a field of dates, figures or codes and whose cells hold no such thing: they are kept as
 * extra attributes unless the user says otherwise, and that must be said.
 */
export function unfitColumns({ table, columns }: Pick<Inspection, 'table' | 'columns'>): number[] {
	const taken = new Set<string | null>(columns.map(({ field }) => field));
	return columns
		.filter(({ header, field, how, filled }) => {
			if (field !== null || how !== 'none' || filled === 0) return false;
			const [best] = matchHeader(table, header);
			return best && best.how !== 'fuzzy' && best.field.type !== 'text' && !taken.has(best.field.name);
		})
		.map(({ index }) => index);
}
