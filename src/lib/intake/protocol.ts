import type { Problem } from '#lib/base/problem.ts';
import type { Progress } from '#lib/base/progress.ts';
import type { ReadOptions, SheetData } from './sheet.ts';

/** What the page asks of the reading worker: one file, once. */
export interface ReadRequest {
	readonly file: Blob;
	readonly name: string;
	readonly options: ReadOptions;
	/** Name of the temporary file in the origin-private file system; null: keep the text in memory. */
	readonly temporary: string | null;
}

/** What the worker answers: progress, and at the end one of the others. `text` is null where it lies in the temporary file. */
export type ReadReply =
	| { readonly kind: 'progress'; readonly progress: Progress }
	| { readonly kind: 'done'; readonly sheet: SheetData; readonly text: Blob | null }
	| { readonly kind: 'refused'; readonly problem: Problem }
	| { readonly kind: 'failed'; readonly message: string };
