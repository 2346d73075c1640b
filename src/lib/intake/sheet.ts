import type { Encoding } from './encoding.ts';
import type { GridRow } from './header.ts';
import type { RowNote, Shape } from './readers/csv.ts';

/** One sheet that a file offers; a CSV file is one sheet without a name. */
export interface SheetInfo {
	readonly kind: 'csv' | 'xlsx' | 'xls';
	readonly sheet: string;
	readonly hidden: boolean;
	readonly encoding: string;
	readonly delimiter: string;
	/** The first records as text, for CSV. */
	readonly records: readonly (readonly string[])[];
	/** The first rows, of CSV numbered by record. */
	readonly grid: readonly GridRow[];
	/** Merged areas, as far as the first rows tell them. */
	readonly merged: readonly (readonly [number, number, number, number])[];
	/** Filled rows of the whole sheet, about; null where nothing tells. */
	readonly filled: number | null;
}

/** What is to be read, and what the user decided about it; what is left out is detected. */
export interface ReadOptions {
	readonly sheet?: string;
	readonly encoding?: Encoding;
	readonly delimiter?: string;
}

/** What was read of a sheet, beside its rows. */
export interface SheetData {
	readonly file: string;
	readonly fileBytes: number;
	readonly sha256: string;
	readonly kind: 'csv' | 'xlsx' | 'xls';
	readonly sheet: string;
	readonly hidden: boolean;
	/** All sheets of the workbook; empty for CSV. */
	readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
	readonly encoding: string;
	readonly delimiter: string;
	readonly columnCount: number;
	/** Records given to the sink, blank ones too. */
	readonly rowsRead: number;
	/** Characters of the longest record. */
	readonly longest: number;
	readonly shapes: readonly Shape[];
	readonly notes: readonly RowNote[];
	readonly noted: number;
	/** Columns, from 1, in which some cell has spaces around its text. */
	readonly padded: readonly number[];
	/** The workbook's epoch for day numbers. */
	readonly epoch: 1900 | 1904;
	/** Merged areas as [first row, first column, last row, last column], from 1. */
	readonly merged: readonly (readonly [number, number, number, number])[];
	/** Filled cells far away from the table, by address: not taken as columns. */
	readonly stray: readonly string[];
	/** First of the blank rows that end the sheet and are not counted; 0 where there are none. */
	readonly blankFrom: number;
}

/** Widest table: beyond it the surplus cells of a record share the last column. */
export const maxColumns = 1000;
