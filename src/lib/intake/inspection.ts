import type { Problem } from '#lib/base/problem.ts';
import type { BatchColumn, DateReading } from '#lib/model/batch.ts';
import type { FieldName, TableName } from '#lib/model/columns.ts';
import type { GridRow } from './header.ts';
import type { SkipReason } from './problems.ts';
import type { SheetData } from './sheet.ts';

/** A column as it was understood. */
export interface InspectedColumn extends BatchColumn {
	/** Up to five different cells, from the top. */
	readonly samples: readonly string[];
	/** Data rows in which the cell is not empty. */
	readonly filled: number;
	/** Different texts that SQL does not read but our readers do. */
	readonly odd: number;
	/** Filled cells that gave no value. */
	readonly unreadable: number;
}

/** One spelling in a column of codes or yes/no answers. */
export interface InspectedValue {
	readonly field: FieldName;
	/** Cleaned text. */
	readonly text: string;
	readonly count: number;
	/** Canonical code, 'true' or 'false'; null where it is not known and the user may say. */
	readonly value: string | null;
	readonly how: 'known' | 'user' | 'unknown';
	/** What an unknown spelling may mean, by its likeness to known ones. */
	readonly suggestion?: string;
}

export interface SkippedGroup {
	readonly reason: SkipReason;
	readonly count: number;
	/** Source rows, the first 200. */
	readonly rows: readonly number[];
}

/** A run of rows whose cells stand some columns too far right (above 0) or left (below 0). */
export interface ShiftedRows {
	readonly first: number;
	readonly last: number;
	readonly count: number;
	readonly by: number;
	/** The first column whose cells are moved, from 1; null where nothing tells, so that no repair can be proposed. */
	readonly from: number | null;
	/** Its first rows as they stand in the file; of the first runs only. */
	readonly sample: readonly GridRow[];
}

/** What of a sheet's reading stays of use once its rows are loaded. */
export type SheetFacts = Omit<SheetData, 'shapes' | 'notes'>;

/** All that was detected about one loaded sheet, and what the user changed of it. Plain data: `inspect` prints it as JSON. */
export interface Inspection {
	readonly source: SheetFacts;
	readonly table: TableName;
	/** 0..1 */
	readonly tableConfidence: number;
	readonly headerRows: readonly number[];
	readonly columns: readonly InspectedColumn[];
	readonly skipped: readonly SkippedGroup[];
	readonly rowsSkipped: number;
	readonly rowsImported: number;
	/** Spellings of codes and answers, the unknown first. */
	readonly values: readonly InspectedValue[];
	/** All that the user ever said of spellings, by field, also of those that no mapped column holds at the moment. */
	readonly said: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly shifted: readonly ShiftedRows[];
	/** Runs that the user had repaired: their cells are read moved back. */
	readonly repaired: readonly ShiftedRows[];
	/** The sheet's first rows as they stand. */
	readonly grid: readonly GridRow[];
	readonly warnings: readonly Problem[];
}

/** What the user may correct; what is left out stays as it is. */
export interface Changes {
	readonly table?: TableName;
	/** Empty: the sheet has no header. */
	readonly headerRows?: readonly number[];
	/** Field by column index; null keeps the column as an extra attribute. */
	readonly columns?: Readonly<Record<number, FieldName | null>>;
	/** Order of dates by column index. */
	readonly orders?: Readonly<Record<number, DateReading['order']>>;
	/** Meaning of spellings by field: canonical code, 'true' or 'false'; null takes it back. */
	readonly values?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
	/** Runs of shifted rows to be repaired, all of them; empty: none. A run without `from` stays as it is. */
	readonly repair?: readonly ShiftedRows[];
}
