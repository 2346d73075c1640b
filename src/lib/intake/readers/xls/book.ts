import type { OnProgress } from '#lib/base/progress.ts';
import { sha256 } from '#lib/base/sha256.ts';
import { quotedSheet, refuse } from '#lib/intake/problems.ts';
import type { SheetData } from '#lib/intake/sheet.ts';
import type { Sink, Source } from '#lib/intake/source.ts';
import { CanonicalWriter } from '#lib/intake/readers/canonical.ts';
import { chooseSheet, headerScore } from '#lib/intake/readers/chooseSheet.ts';
import { RowWriter } from '#lib/intake/readers/rowWriter.ts';
import type { SheetCell } from '#lib/intake/readers/xlsx/cells.ts';
import type { Area } from '#lib/intake/readers/xlsx/place.ts';
import { asRefusal } from '#lib/intake/readers/xlsx/workbook.ts';

/** A row of a sheet, as the spreadsheet numbers it. */
export interface BookRow {
	readonly row: number;
	readonly cells: readonly SheetCell[];
}

export interface BookSheet {
	readonly name: string;
	readonly hidden: boolean;
	/** The cells of its first rows. */
	readonly head: readonly (readonly SheetCell[])[];
	readonly merged: readonly Area[];
	/** Its rows in order; `share` tells how far the file is read, 0..1. */
	rows(): Iterable<BookRow & { readonly share: number }>;
}

/** A workbook of another kind than .xlsx, opened. */
export interface Book {
	readonly sheets: readonly BookSheet[];
	readonly encoding: string;
	readonly epoch: 1900 | 1904;
}

/** Rows between two looks at the signal and two writes. */
const rowsPerStep = 500;

/** Reads one sheet of an opened workbook into canonical CSV; without a name, the one that looks most like a log. Throws a Refusal. */
export async function readBook(
	source: Source,
	{ sheets, encoding, epoch }: Book,
	bytes: Uint8Array,
	sheetName: string | undefined,
	sink: Sink,
	onProgress: OnProgress,
	signal?: AbortSignal
): Promise<SheetData> {
	const sheet = chooseSheet(sheets, sheetName, ({ head }) => headerScore(head));
	if (!sheet) throw refuse('no_sheet', { file: source.name }, { sheet: sheetName ?? '' });
	const writer = new CanonicalWriter(sink);
	const rows = new RowWriter(writer);
	let step = 0;
	try {
		for (const { row, cells, share } of sheet.rows()) {
			rows.row(row, cells);
			if (++step % rowsPerStep > 0) continue;
			signal?.throwIfAborted();
			await writer.flush();
			onProgress({ step: 'read', done: Math.round(share * source.size), total: source.size });
		}
	} catch (error) {
		throw asRefusal(source.name, error);
	}
	await writer.flush(true);
	if (rows.records === 0)
		throw refuse('no_rows', { file: source.name, sheet: sheet.name }, { sheet: quotedSheet(sheet.name) });
	const hasher = (source.hasher ?? sha256)();
	hasher.update(bytes);
	return {
		file: source.name,
		fileBytes: source.size,
		sha256: hasher.hex(),
		kind: 'xls',
		sheet: sheet.name,
		hidden: sheet.hidden,
		sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
		encoding,
		delimiter: '',
		...rows.facts,
		epoch,
		merged: sheet.merged
	};
}
