import { refuse } from './problems.ts';
import { kindOf } from './read.ts';
import type { SheetData } from './sheet.ts';
import type { Source } from './source.ts';

/** How large a file a reader takes. */
export interface Limits {
	/** Bytes of a text. */
	readonly text: number;
	/** Bytes of a workbook as it is packed: what it unpacks to is many times as much. */
	readonly workbook: number;
	/** Cells of one sheet. */
	readonly cells: number;
}

/** What a tab of the browser takes: its engine has 4 GB of memory at most. The command line reads larger files. */
export const tabLimits: Limits = { text: 1000e6, workbook: 150e6, cells: 60e6 };

/** Throws a Refusal where a file is larger than that. */
export async function refuseLarge(source: Source, limits: Limits): Promise<void> {
	if (source.size <= Math.min(limits.text, limits.workbook)) return;
	const limit = (await kindOf(source)) === 'csv' ? limits.text : limits.workbook;
	if (source.size > limit)
		throw refuse('too_large_here', { file: source.name }, megabytes(source.size, limit));
}

/** Throws a Refusal where a sheet has more cells than that. */
export function refuseManyCells({ file, sheet, rowsRead, columnCount }: SheetData, limits: Limits): void {
	if (rowsRead * columnCount <= limits.cells) return;
	const fill = { rows: rowsRead, limit: Math.floor(limits.cells / columnCount) };
	throw refuse('too_many_rows_here', { file, sheet }, fill);
}

const megabytes = (size: number, limit: number) => ({
	size: Math.ceil(size / 1e6),
	limit: Math.round(limit / 1e6)
});
