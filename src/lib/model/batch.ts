import type { FieldName, TableName } from './columns.ts';

/** How the dates of one column are written, decided from the whole column. */
export interface DateReading {
	/** Order of the parts in all-digit dates. */
	readonly order: 'ymd' | 'dmy' | 'mdy';
	/** strptime formats with a time, and without one, tried in this order. */
	readonly timed: readonly string[];
	readonly dated: readonly string[];
	/** Epoch of numeric cells, where the column holds Excel serials. */
	readonly serial: 1900 | 1904 | null;
	/** True where nothing in the column decides between day-first and month-first. */
	readonly ambiguous: boolean;
}

/** One column of a sheet: `c<index>` of the batch's table `rows`. */
export interface BatchColumn {
	/** 1-based position in the sheet. */
	readonly index: number;
	/** The header as it stands in the file; several header rows are joined. Empty where there is none. */
	readonly header: string;
	/** The canonical field, or null: kept as an extra attribute of the row. */
	readonly field: FieldName | null;
	/** 0..1 */
	readonly confidence: number;
	readonly how: 'exact' | 'folded' | 'fuzzy' | 'content' | 'user' | 'none';
	/** For date fields only. */
	readonly dates?: DateReading;
	/** False where no cell of the column has spaces around its text, so that SQL need not trim it. */
	readonly padded?: boolean;
}

/** The complaints of one site (null: those without one) that were received in one month. */
export interface SiteMonth {
	readonly site: string | null;
	/** YYYY-MM */
	readonly month: string;
}

/**
 * One imported sheet, immutable. Its rows are in a DuckDB file of its own with four tables:
 * `rows(source_row integer, c1 varchar, …, cN varchar)` every record of the sheet as text, header and titles included;
 * `skipped(source_row integer, reason varchar)` rows that are not data: title, header, blank, total, repeated_header, note;
 * `lookup(field varchar, text varchar, value varchar)` what the readers made of a cell text that SQL cannot read by itself
 * (codes, yes/no, odd dates as ISO text, odd numbers); `text` is the cell's text after `cleanText`;
 * `problems(source_row integer, column_index integer, raw varchar, code varchar)` what reading the file itself met (ragged rows, error cells).
 */
export interface Batch {
	readonly id: string;
	readonly table: TableName;
	readonly file: string;
	readonly fileBytes: number;
	/** Hex SHA-256 of the file's bytes. */
	readonly sha256: string;
	readonly kind: 'csv' | 'xlsx' | 'xls';
	/** Empty for CSV. */
	readonly sheet: string;
	readonly encoding: string;
	readonly delimiter: string;
	/** Source rows of the header, in order; empty where the sheet has none. */
	readonly headerRows: readonly number[];
	readonly columns: readonly BatchColumn[];
	/** Number of lookup entries by field, so that SQL joins only where there are any. */
	readonly lookups: Readonly<Partial<Record<FieldName, number>>>;
	/** Records in `rows`, in `skipped` (the header among them, see `rowsLeftOut`), and the data rows that remain. */
	readonly rowsRead: number;
	readonly rowsSkipped: number;
	readonly rowsImported: number;
	/** Site-months of which this log is the whole: the rows of earlier logs in them are as if they had not been imported. */
	readonly replaces?: readonly SiteMonth[];
}

/** Rows that were left out beside the sheet's own header: titles, totals, blank rows, repeated headers. */
export const rowsLeftOut = ({ rowsSkipped, headerRows }: Pick<Batch, 'rowsSkipped' | 'headerRows'>): number =>
	Math.max(0, rowsSkipped - headerRows.length);

/** What the workspace holds, written last and whole. Order of batches is order of import. */
export interface Manifest {
	readonly version: 1;
	readonly batches: readonly Batch[];
}
