import { fold } from '#lib/intake/fold.ts';
import { isAddedHeader } from './added.ts';

/**
 * The shape of a sheet by its headers: folded, sorted, each once, for the order of columns makes no shape. Columns that a problem
 * workbook adds do not count. Null where there is no header to be known by.
 */
export function shapeOfHeaders(headers: readonly string[]): string | null {
	const folded = headers
		.filter((header) => !isAddedHeader(header))
		.map(fold)
		.filter((header) => header !== '');
	return folded.length === 0 ? null : [...new Set(folded)].sort().join('\n');
}
