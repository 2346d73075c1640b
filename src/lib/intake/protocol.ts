import type { Problem } from '#lib/base/problem.ts';
import type { Progress } from '#lib/base/progress.ts';
import type { Dialect } from './load.ts';
import type { PlainText } from './readPlain.ts';
import type { SheetData } from './sheet.ts';
import type { SheetTable, TableOptions } from './tables.ts';

/** What the page asks of the reading worker: one file, once. */
export interface ReadRequest {
	readonly file: Blob;
	readonly name: string;
	readonly options: TableOptions;
	/** Name of the temporary file in the origin-private file system; null: keep the text in memory. */
	readonly temporary: string | null;
	/** Asks only which tables the file holds: no row is read for keeping. */
	readonly tablesOnly?: boolean;
}

/** A plain text: in the user's own file, or in a copy of it in UTF-8. */
export interface PlainFacts extends PlainText {
	readonly own: boolean;
}

/**
 * What the worker answers: progress; that the user's own file may be loaded already, or after all not; and at the end one of the others.
 * `text` is null where it lies in the temporary file or is the user's own; `plain` is null where it is canonical.
 */
export type ReadReply =
	| { readonly kind: 'progress'; readonly progress: Progress }
	| { readonly kind: 'begin'; readonly dialect: Dialect }
	| { readonly kind: 'odd' }
	| {
			readonly kind: 'done';
			readonly sheet: SheetData;
			readonly text: Blob | null;
			readonly plain: PlainFacts | null;
	  }
	| { readonly kind: 'tables'; readonly tables: readonly SheetTable[] }
	| { readonly kind: 'refused'; readonly problem: Problem }
	| { readonly kind: 'failed'; readonly message: string };
