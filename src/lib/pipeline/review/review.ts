import type { SiteMonth } from '#lib/model/batch.ts';

/** What a sheet holds, before it is accepted. */
export interface Holds {
	readonly rows: number;
	/** First and last time of what the table is about (receipt, report, …), and the field that says so; null where nothing is dated. */
	readonly period: { readonly field: string; readonly first: string; readonly last: string } | null;
	/** Rows by site, most first; empty where the table has no sites. */
	readonly sites: readonly { readonly site: string | null; readonly rows: number }[];
}

/** What becomes of a complaint when the sheet is accepted. */
export type ChangeKind = 'fresh' | 'changed' | 'same' | 'gone' | 'returned';

/**
 * What the sheet would do to the complaints that count, one by one: new; known with other content (the earlier row stays as a version); known with
 * the same content; counted no more (its site-month, or the batch that it was in, is replaced); counted again, because a later row of the same
 * number is replaced.
 */
export interface Effect extends Readonly<Record<ChangeKind, number>> {
	/** Rows of the sheet without a complaint number: they are known by file, sheet and row. */
	readonly unnumbered: number;
	/** Rows of the sheet that are the same as another one of it, and earlier rows of a number that it has several times. */
	readonly repeated: number;
	/** Rows without a number of an earlier file of the same name, whose place rows with other content take. */
	readonly takenOver: number;
}

/** A site-month of the sheet in which earlier logs have complaints too. */
export interface Overlap extends SiteMonth {
	/** Complaints that count there now. */
	readonly there: number;
	/** Rows of the sheet. */
	readonly here: number;
	/** Complaints that count there now and are not in the sheet: they would be gone. */
	readonly missing: number;
}

/** The row in which a complaint stands. */
export interface Stand {
	readonly file: string;
	readonly sheet: string;
	readonly row: number;
}

/** A field whose value differs: as read, null where there is none. */
export interface Difference {
	readonly field: string;
	readonly before: Value;
	readonly after: Value;
}
export interface Value {
	readonly value: string | number | boolean | null;
	/** A day without a time. */
	readonly dateOnly: boolean;
}

/** What becomes of one complaint. */
export interface Change {
	/** Its number, or file#sheet#row. */
	readonly key: string;
	readonly site: string | null;
	readonly received_at: string | null;
	readonly before: Stand | null;
	readonly after: Stand | null;
	/** In order of the dictionary; empty where there is only one row. */
	readonly differences: readonly Difference[];
}

/** Problems of one kind in one column. */
export interface FoundGroup {
	readonly code: string;
	/** Position of the column in the sheet and its header; null where the row as a whole is meant. */
	readonly column: number | null;
	readonly header: string | null;
	readonly severity: string;
	readonly n: number;
	readonly sample: string | null;
}

/** One problem, where it stands. */
export interface FoundRow {
	readonly row: number;
	readonly raw: string | null;
}

export interface PageOf {
	readonly offset: number;
	readonly limit: number;
}
